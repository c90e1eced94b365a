#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace sharelink {

/// Owns bytes that must not stay in memory: a password, a key, a secret's value.
///
/// Move-only; the size is fixed when it is made; wiped with sodium_memzero before the memory is
/// given back. Bytes are zero until they are written. Running out of memory ends the program.
class SecretBytes {
 public:
  SecretBytes() = default;
  explicit SecretBytes(std::size_t size_bytes);
  static SecretBytes copy_of(std::string_view bytes);

  SecretBytes(SecretBytes&& other) noexcept;
  SecretBytes& operator=(SecretBytes&& other) noexcept;
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;
  ~SecretBytes();

  std::uint8_t* data() { return bytes_; }
  const std::uint8_t* data() const { return bytes_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  std::span<const std::uint8_t> span() const { return {bytes_, size_}; }
  /// The bytes as text, for parsers. Valid as long as this object is neither moved nor destroyed.
  std::string_view view() const;

 private:
  void wipe();

  std::uint8_t* bytes_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace sharelink
