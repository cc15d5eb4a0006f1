/** Keeps a part of the page that broke from taking the rest with it. */
import { Component, type ReactNode } from 'react';
import styles from './Boundary.module.css';
import { Button } from './Button.tsx';

interface BoundaryProps {
  /** What is inside, as it would stand at the start of a sentence. */
  part: string;
  children: ReactNode;
}

export class Boundary extends Component<BoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <div role="alert" className={styles.broken}>
        <p>What you saved is safe. {this.props.part} could not be shown.</p>
        <Button onClick={() => this.setState({ broken: false })}>Show it again</Button>
      </div>
    );
  }
}
