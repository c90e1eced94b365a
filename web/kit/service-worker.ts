/**
 * Starts a page, but not through a service worker. The pages have none: one that controls them was left in this browser by
 * another page of the origin, sees what they ask, and can answer in the server's place. It is removed, and the page loaded
 * again from its server, before anything is asked. Where that fails the page stays as its HTML is.
 */
export function startWithoutServiceWorker(start: () => void): void {
  // Over plain http there is none, whatever the type says.
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (container?.controller) void removeController(container);
  else start();
}

async function removeController(container: ServiceWorkerContainer): Promise<void> {
  const registration = await container.getRegistration();
  if (await registration?.unregister()) location.reload();
}
