import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

/**
 * A component made of Material UI's, which loads when it is first shown, and its theme with it: the first visit needs
 * neither.
 */
export function lazyInLook<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const [{ MuiLook }, Inner] = await Promise.all([import('./MuiLook.tsx'), load()]);
    const InLook = (props: Props) => (
      <MuiLook>
        <Inner {...props} />
      </MuiLook>
    );
    return { default: InLook };
  });
}
