// The types that cross the border, in place of libembind, which registers thirty: their names and the glue that
// converts them are a twentieth of what a page loads.
#include <emscripten/bind.h>
#include <emscripten/val.h>

EMSCRIPTEN_BINDINGS(sharelink_types) {
  using namespace emscripten::internal;
  constexpr unsigned kUint8Array = 1;  // its place in embind.js
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_bool(TypeID<bool>::get(), "bool", sizeof(bool), true, false);
  _embind_register_float(TypeID<double>::get(), "number", sizeof(double));
  _embind_register_emval(TypeID<emscripten::val>::get(), "val");
  _embind_register_memory_view(TypeID<emscripten::memory_view<unsigned char>>::get(), kUint8Array, "bytes");
}
