/** A copy of everything, and reading one back, from the palette. */
import { FileDown, FileUp } from 'lucide-react';
import type { Device } from '../../data/device.ts';
import type { Command } from '../../ui/commands/command.ts';
import { exportBackup } from './exportBackup.ts';
import { openReadBack } from './openReadBack.ts';

export function backupCommands(device: Device): Command[] {
  const where = 'Everywhere';
  return [
    {
      id: 'backup.export',
      where,
      name: 'Export everything',
      also: ['backup', 'copy', 'download', 'save', 'file'],
      icon: FileUp,
      act: () => exportBackup(device),
    },
    {
      id: 'backup.read',
      where,
      name: 'Read a copy back',
      also: ['restore', 'backup', 'import', 'file'],
      icon: FileDown,
      act: openReadBack,
    },
  ];
}
