# Runs the worker on a machine of one's own; every setting is an environment variable:
#   workerd serve config.capnp --socket-addr=http=127.0.0.1:8787 --directory-path=store=/var/lib/sharelink
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  # One megabyte of young generation: a third of the memory and steadier answers, at the same speed.
  v8Flags = ["--max-semi-space-size=1"],
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "sharelink")],
  services = [
    (name = "sharelink", worker = .sharelink),
    (name = "store", disk = (path = "store", writable = true)),
    # An Infisical of one's own often has a private address; the worker asks no server but UPSTREAM.
    (name = "network", network = (allow = ["public", "private"], tlsOptions = (trustBrowserCas = true))),
  ],
);

const sharelink :Workerd.Worker = (
  compatibilityDate = "2026-11-01",
  modules = [
    (name = "worker.js", esModule = embed "worker.js"),
    (name = "./worker.wasm", wasm = embed "worker.wasm"),
    (name = "./argon2id.wasm", wasm = embed "argon2id.wasm"),
    (name = "./argon2id-scalar.wasm", wasm = embed "argon2id-scalar.wasm"),
    # page
  ],
  bindings = [
    (name = "BACKEND", fromEnvironment = "BACKEND"),
    (name = "HOSTS", fromEnvironment = "HOSTS"),
    (name = "BASE_PATH", fromEnvironment = "BASE_PATH"),
    (name = "CORS_ORIGINS", fromEnvironment = "CORS_ORIGINS"),
    (name = "LOG", fromEnvironment = "LOG"),
    (name = "PROXIES", fromEnvironment = "PROXIES"),
    (name = "FORWARD_CLIENT", fromEnvironment = "FORWARD_CLIENT"),
    (name = "LEGACY_API", fromEnvironment = "LEGACY_API"),
    (name = "BRANDING", fromEnvironment = "BRANDING"),
    (name = "FORM_KEY", fromEnvironment = "FORM_KEY"),
    (name = "CONFIRM", fromEnvironment = "CONFIRM"),
    (name = "NO_SCRIPT_FORM", fromEnvironment = "NO_SCRIPT_FORM"),
    (name = "PAGE_SETTINGS", fromEnvironment = "PAGE_SETTINGS"),
    (name = "REQUESTS_PER_MINUTE", fromEnvironment = "REQUESTS_PER_MINUTE"),
    (name = "UPSTREAM", fromEnvironment = "UPSTREAM"),
    (name = "UPSTREAM_HTTP", fromEnvironment = "UPSTREAM_HTTP"),
    (name = "UPSTREAM_TIMEOUT_MS", fromEnvironment = "UPSTREAM_TIMEOUT_MS"),
    (name = "CREATE", fromEnvironment = "CREATE"),
    (name = "CREATE_TOKEN", fromEnvironment = "CREATE_TOKEN"),
    (name = "STORE_KEY", fromEnvironment = "STORE_KEY"),
    (name = "STORE_BYTES_MAX", fromEnvironment = "STORE_BYTES_MAX"),
    (name = "VALUE_CHARS_MAX", fromEnvironment = "VALUE_CHARS_MAX"),
    (name = "LIFETIME_MIN", fromEnvironment = "LIFETIME_MIN"),
    (name = "STORE_SHARD", durableObjectNamespace = "StoreShard"),
    (name = "STORE_LEDGER", durableObjectNamespace = "StoreLedger"),
    (name = "UPSTREAM_SHARD", durableObjectNamespace = "UpstreamShard"),
  ],
  # A changed key would hide every share that is stored.
  durableObjectNamespaces = [
    (className = "StoreShard", uniqueKey = "sharelink-store-v1", enableSql = true),
    (className = "StoreLedger", uniqueKey = "sharelink-store-ledger-v1", enableSql = true),
    (className = "UpstreamShard", uniqueKey = "sharelink-shard-v1", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "store"),
  globalOutbound = "network",
);
