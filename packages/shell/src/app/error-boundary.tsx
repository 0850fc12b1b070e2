import { Component, type ReactNode } from 'react';
import { PageLoadError } from './lazy-page.ts';
import { ErrorState } from './states.tsx';

interface Props {
  /** Another value forgets the error: another page deserves another try. */
  resetKey: string;
  children: ReactNode;
}

/** Keeps a page that failed to render from taking the shell with it. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(previous: Props) {
    if (previous.resetKey !== this.props.resetKey && this.state.error !== undefined)
      this.setState({ error: undefined });
  }

  #retry(): void {
    if (this.state.error instanceof PageLoadError) window.location.reload();
    else this.setState({ error: undefined });
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <ErrorState title="This page could not be shown" error={this.state.error} onRetry={() => this.#retry()} />;
  }
}
