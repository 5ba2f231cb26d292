/** For pages of tests, which have no layout to watch. */
export class NoLayout implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
