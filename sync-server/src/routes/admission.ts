/** How much work may be in the house: what comes beyond it is told to come back, before any of it is read. */

export interface Admission {
  /** Null when there is no room; otherwise call `leave` once, when it is answered. */
  enter(bytes: number): { leave(): void } | null;
}

export function createAdmission(limits: { requests: number; bytes: number }): Admission {
  let requests = 0;
  let held = 0;
  return {
    enter(bytes) {
      if (requests >= limits.requests || (requests > 0 && held + bytes > limits.bytes)) return null;
      requests += 1;
      held += bytes;
      let isInside = true;
      return {
        leave() {
          if (!isInside) return;
          isInside = false;
          requests -= 1;
          held -= bytes;
        },
      };
    },
  };
}
