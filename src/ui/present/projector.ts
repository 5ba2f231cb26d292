/**
 * Opens a window for the projector and gives the element to show things in; `null` when the browser opens none. It has
 * this page's styles and colour scheme. `onClose` is told when somebody closes it; it closes with this page.
 */
export function openProjector(onClose: () => void): HTMLElement | null {
  const opened = window.open('', 'groundplan-projector', 'popup,width=1280,height=720');
  if (opened === null) return null;
  const { document: there } = opened;
  there.title = 'Groundplan, second window';
  there.documentElement.lang = document.documentElement.lang;
  there.documentElement.dataset['colorScheme'] = document.documentElement.dataset['colorScheme'] ?? 'light';
  there.head.replaceChildren(
    ...[...document.querySelectorAll('link[rel="stylesheet"], style')].map((sheet) =>
      there.importNode(sheet, true),
    ),
  );
  // A relative address means nothing in a window without one.
  for (const link of there.querySelectorAll('link'))
    link.href = new URL(link.getAttribute('href') ?? '', document.baseURI).href;
  const root = there.createElement('div');
  root.id = 'root';
  there.body.replaceChildren(root);
  opened.addEventListener('pagehide', onClose);
  window.addEventListener('pagehide', () => opened.close(), { once: true });
  opened.focus();
  return root;
}
