export async function compileModule(url: string, integrity: string): Promise<WebAssembly.Module> {
  // The same mode and credentials as a preload's, else the browser loads it twice.
  const response = await fetch(url, { integrity });
  if (!response.ok) throw new Error(`the module: HTTP ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}
