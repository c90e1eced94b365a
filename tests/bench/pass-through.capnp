# What any proxy on workerd costs: one script that hands each request on.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  v8Flags = ["--max-semi-space-size=1"],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "pass-through")],
  services = [
    (name = "pass-through", worker = .passThrough),
    (name = "network", network = (allow = ["public", "private"])),
  ],
);

const passThrough :Workerd.Worker = (
  compatibilityDate = "2026-11-01",
  modules = [(name = "pass-through.js", esModule = embed "pass-through.js")],
  bindings = [(name = "UPSTREAM", fromEnvironment = "UPSTREAM")],
  globalOutbound = "network",
);
