// A function of the core's name, with a type that nothing binds.
#include <emscripten/bind.h>

namespace {

struct Unbound {};
void take(Unbound) {}

}  // namespace

EMSCRIPTEN_BINDINGS(unbound) { emscripten::function("parseId", &take); }
