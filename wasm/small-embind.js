// The JavaScript side of Embind, in place of most of Emscripten's embind.js and emval.js, which stand before it at the link.
// Theirs checks at run time what the C++ compiler and border_types.cpp have settled: that each type is registered, once,
// before it is used, and that functions do not overload each other. Names and signatures are those of Emscripten 3.1.6.

// biome-ignore-all lint/complexity/useArrowFunction: Emscripten finds the name's place by the word "function"

mergeInto(LibraryManager.library, {
  $readLatin1String__deps: [],
  $readLatin1String: function (at) {
    let text = '';
    while (HEAPU8[at]) text += String.fromCharCode(HEAPU8[at++]);
    return text;
  },
  $throwBindingError__deps: [],
  $throwBindingError: function (message) {
    throw new Error(message);
  },

  // Types, by the address of their TypeID.
  $registerType__deps: ['$registeredTypes'],
  $registerType: function (id, type) {
    registeredTypes[id] = type;
  },
  $requireRegisteredType__deps: ['$registeredTypes'],
  $requireRegisteredType: function (id) {
    return registeredTypes[id];
  },
  _embind_register_void__deps: ['$registerType'],
  _embind_register_void: function (id) {
    registerType(id, { fromWireType: () => undefined });
  },
  _embind_register_bool__deps: ['$registerType'],
  _embind_register_bool: function (id, _name, _size, yes, no) {
    registerType(id, {
      fromWireType: (wire) => wire === yes,
      toWireType: (_destructors, value) => (value ? yes : no),
      readValueFromPointer: (at) => HEAPU8[at] === yes,
    });
  },
  _embind_register_float__deps: ['$registerType'],
  _embind_register_float: function (id) {
    registerType(id, {
      fromWireType: (wire) => wire,
      toWireType: (_destructors, value) => value,
      readValueFromPointer: (at) => HEAPF64[at >> 3],
    });
  },
  _embind_register_emval__deps: ['$registerType', '$Emval', '_emval_decref', '$simpleReadValueFromPointer'],
  _embind_register_emval: function (id) {
    registerType(id, {
      fromWireType: (handle) => {
        const value = Emval.toValue(handle);
        __emval_decref(handle);
        return value;
      },
      toWireType: (_destructors, value) => Emval.toHandle(value),
      readValueFromPointer: simpleReadValueFromPointer,
    });
  },
  // Of bytes alone.
  _embind_register_memory_view__deps: ['$registerType'],
  _embind_register_memory_view: function (id) {
    registerType(id, {
      readValueFromPointer: (at) => new Uint8Array(buffer, HEAPU32[(at >> 2) + 1], HEAPU32[at >> 2]),
    });
  },

  // What the module exports.
  _embind_register_function__deps: ['$readLatin1String', '$requireRegisteredType', '$runDestructors'],
  _embind_register_function: function (name, typeCount, typesAt, _signature, invokerAt, functionAt) {
    const [result, ...parameters] = HEAP32.slice(typesAt >> 2, (typesAt >> 2) + typeCount);
    const invoke = wasmTable.get(invokerAt);
    Module[readLatin1String(name)] = (...values) => {
      const destructors = [];
      const wires = parameters.map((id, index) => requireRegisteredType(id).toWireType(destructors, values[index]));
      const wire = invoke(functionAt, ...wires);
      runDestructors(destructors);
      return requireRegisteredType(result).fromWireType(wire);
    };
  },

  // Values that C++ holds, by handle. The first five are never released.
  $Emval__deps: ['$emval_handle_array', '$emval_free_list'],
  $Emval: {
    toValue: (handle) => emval_handle_array[handle].value,
    toHandle: (value) => {
      const constant = [undefined, null, true, false].indexOf(value) + 1;
      if (constant) return constant;
      const handle = emval_free_list.pop() || emval_handle_array.length;
      emval_handle_array[handle] = { refcount: 1, value };
      return handle;
    },
  },
  $readArguments__deps: ['$requireRegisteredType'],
  $readArguments: function (count, typesAt, at) {
    const types = HEAP32.slice(typesAt >> 2, (typesAt >> 2) + count);
    return Array.from(types, (id, index) => requireRegisteredType(id).readValueFromPointer(at + 8 * index));
  },
  _emval_new__deps: ['$Emval', '$readArguments'],
  _emval_new: function (handle, count, typesAt, at) {
    return Emval.toHandle(Reflect.construct(Emval.toValue(handle), readArguments(count, typesAt, at)));
  },
  _emval_new_cstring__deps: ['$Emval', '$readLatin1String'],
  _emval_new_cstring: function (at) {
    return Emval.toHandle(readLatin1String(at));
  },
  _emval_get_global__deps: ['$Emval', '$readLatin1String'],
  _emval_get_global: function (name) {
    return Emval.toHandle(globalThis[readLatin1String(name)]);
  },

  // Methods that C++ calls: one caller for each list of types, the result's first.
  $methodCallers: [],
  _emval_get_method_caller__deps: ['$methodCallers'],
  _emval_get_method_caller: function (count, typesAt) {
    return methodCallers.push({ count, typesAt }) - 1;
  },
  _emval_call_void_method__deps: ['$Emval', '$methodCallers', '$readArguments', '$readLatin1String'],
  _emval_call_void_method: function (caller, handle, name, at) {
    const { count, typesAt } = methodCallers[caller];
    return Emval.toValue(handle)[readLatin1String(name)](...readArguments(count - 1, typesAt + 4, at));
  },
  _emval_call_method__deps: ['$Emval', '$methodCallers', '$requireRegisteredType', '_emval_call_void_method'],
  _emval_call_method: function (caller, handle, name, destructorsAt, at) {
    const value = __emval_call_void_method(caller, handle, name, at);
    const destructors = [];
    HEAP32[destructorsAt >> 2] = Emval.toHandle(destructors);
    return requireRegisteredType(HEAP32[methodCallers[caller].typesAt >> 2]).toWireType(destructors, value);
  },
});
