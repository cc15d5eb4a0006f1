/** The program: environment in, server up, signals down. */
import { runProgram } from './runProgram.ts';

await runProgram();
