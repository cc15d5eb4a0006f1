/**
 * The process itself, under Prometheus' standard names. The library's own set is refused: it starts a timer that wakes
 * an idle process a hundred times a second, and an observer per registry that nothing can stop.
 */
import { performance } from 'node:perf_hooks';
import { protocolVersion } from '@holdfast/shared/protocol/limits';
import { Counter, Gauge, type Registry } from 'prom-client';
import root from '../../../package.json' with { type: 'json' };

export function watchProcess(registry: Registry): void {
  const registers = [registry];
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time this process has used.',
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory of this process, the embedded database included.',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  new Gauge({
    name: 'process_start_time_seconds',
    help: 'When this process started, seconds since 1970.',
    registers,
  }).set(Math.round(performance.timeOrigin) / 1000);
  let before = performance.eventLoopUtilization();
  new Gauge({
    name: 'holdfast_event_loop_utilization_ratio',
    help: 'How busy the one thread was since the last scrape, 0 to 1.',
    registers,
    collect() {
      const now = performance.eventLoopUtilization();
      this.set(performance.eventLoopUtilization(now, before).utilization);
      before = now;
    },
  });
  new Gauge({
    name: 'holdfast_build_info',
    help: 'Always 1; the labels say what runs.',
    labelNames: ['version', 'protocol', 'node'],
    registers,
  }).set({ version: root.version, protocol: String(protocolVersion), node: process.version }, 1);
}
