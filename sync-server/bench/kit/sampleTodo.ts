/** Todos as people write them: about 250 bytes of values, ASCII, no two alike, and packing as well as prose does. */
const words = (
  'ask call send bring check renew order repair water paint return collect compare invite thank remind measure book ' +
  'the supplier neighbour landlord dentist school office garden window bicycle passport invoice contract ticket parcel ' +
  'kitchen battery charger heater roof fence printer library museum airport harbour market bakery pharmacy station ' +
  'before after during without about under behind between until since tomorrow monday tuesday friday weekend holiday ' +
  'new old broken second missing cheap early late blue heavy quiet spare wooden urgent signed empty warm final small ' +
  'because whether unless although and then also maybe twice again together instead not yet still only soon almost'
).split(' ');

export function sampleTodo(n: number): { title: string; notes: string; list: string; priority: number } {
  const next = createDice(n);
  const say = (length: number) => {
    let text = '';
    while (text.length < length) text += `${words[Math.floor(next() * words.length)]} `;
    return text.trimEnd();
  };
  return { title: say(45), notes: say(180), list: say(6), priority: n % 4 };
}

/** mulberry32: scatters well enough, and the same everywhere. Uniform in [0, 1). */
export function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
