#pragma once

#include <cstddef>
#include <string_view>

#include "sharelink/secret_bytes.h"

namespace sharelink {

/// Drops tabs and line breaks wherever they are, as the URL standard does.
SecretBytes without_line_breaks(std::string_view text);

/// Whether a tab or line break stands between two places of what without_line_breaks gives.
bool has_break_between(std::string_view text, std::size_t begin, std::size_t end);

/// Drops what stands around an id: white space and ASCII marks, and every character outside ASCII, of which no id has
/// any. Never '-', '_', '=' or '/': an id may begin or end in them.
///
/// text     well-formed UTF-8.
/// returns  a part of the same text.
std::string_view without_surroundings(std::string_view text);

/// Drops what programs put into an address: marks that show nothing, as themselves or as escapes.
///
/// from     what stands before it stays as it is.
SecretBytes without_insertions(std::string_view address, std::size_t from);

/// returns  true where text has a control character other than tab, line feed and carriage return.
bool has_control(std::string_view text);

/// returns  true where text is well-formed UTF-8 and could stand in another one as a single word.
bool is_word(std::string_view text);

/// Finds the places of a text where a web address begins. What stands before and around them is passed over.
class LinkScanner {
 public:
  /// text      well-formed UTF-8; has to outlive the scanner.
  /// bytes_max of one address.
  LinkScanner(std::string_view text, std::size_t bytes_max);

  /// Goes on to the next address, up to the white space or mark that ends it. false: there is none.
  bool next();

  /// Adds the next line to an address that a line break or a tab has cut. false: none is there that could belong to it.
  bool join();

  bool is_too_long() const { return is_too_long_; }
  std::string_view address() const { return address_.view().substr(0, size_); }

 private:
  bool begin(std::string_view word);
  void pass(std::size_t bytes);
  bool append(std::string_view word);

  std::string_view rest_;    ///< where the next address is looked for
  std::string_view word_;    ///< of rest_ the word that it begins with, once that was looked for
  std::string_view joined_;  ///< where the next line of this address would be
  SecretBytes address_;
  std::size_t size_ = 0;
  std::size_t lines_ = 0;
  bool has_scheme_ = false;
  bool is_too_long_ = false;
  bool has_begun_ = false;  ///< a word has been read
  bool is_cut_ = false;     ///< the next word may be the rest of a host: without a scheme it is no address
};

}  // namespace sharelink
