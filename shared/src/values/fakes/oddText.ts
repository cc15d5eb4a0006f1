/** Texts that may stand where a day or a wall time is expected: real ones, impossible ones, half typed ones, and any other. */
import fc from 'fast-check';

export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^(19|20|00|99)\d\d-(0[1-9]|1[0-2])-[0-3]\d$/),
  fc.stringMatching(/^\d{4}-\d\d-\d\d$/),
  fc.stringMatching(/^(19|20|00|99)\d\d-(0[1-9]|1[0-2])-[0-3]\dT[0-2]\d:[0-5]\d$/),
  fc.stringMatching(/^\d{0,6}(-\d{0,2}(-\d{0,2}(T\d{0,2}(:\d{0,2})?)?)?)?$/),
  fc.constantFrom('', '0000-01-01', '9999-12-31T23:59', '0001-01-01T00:00', '275760-09-13', 'T', '-', 'null'),
  fc.string(),
);
