#include "sharelink/secret_bytes.h"

#include <sodium.h>

#include <cstdlib>
#include <cstring>
#include <utility>

namespace sharelink {

SecretBytes::SecretBytes(std::size_t size_bytes) : size_(size_bytes) {
  if (size_bytes == 0) return;
  bytes_ = static_cast<std::uint8_t*>(std::calloc(size_bytes, 1));
  if (bytes_ == nullptr) std::abort();
}

SecretBytes SecretBytes::copy_of(std::string_view bytes) {
  SecretBytes copy(bytes.size());
  if (copy.bytes_ != nullptr) std::memcpy(copy.bytes_, bytes.data(), bytes.size());
  return copy;
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
  if (this != &other) {
    wipe();
    bytes_ = std::exchange(other.bytes_, nullptr);
    size_ = std::exchange(other.size_, 0);
  }
  return *this;
}

SecretBytes::~SecretBytes() { wipe(); }

std::string_view SecretBytes::view() const { return {reinterpret_cast<const char*>(bytes_), size_}; }

void SecretBytes::wipe() {
  if (bytes_ == nullptr) return;
  sodium_memzero(bytes_, size_);
  std::free(bytes_);
  bytes_ = nullptr;
  size_ = 0;
}

}  // namespace sharelink
