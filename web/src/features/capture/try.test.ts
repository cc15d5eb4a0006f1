import { it } from 'vitest';
import { captureAs } from './fakes/captureAs.ts';

const lines: [string, string?][] = [
  ['Order 60 kg Sidamo tomorrow 9am #beans !1'],
  ['3 x Lamp @ 40'],
  ['24,90 fuel shell yesterday'],
  ['cupping fri 15:00-16:30'],
  ['every 2nd tue water plants'],
  ['Call 112 before 5'],
  ['Buy 2 lamps'],
  ['Read chapter 3'],
  ['Fix bug 4021'],
  ['https://example.org/x tides'],
  ['javascript:alert(1)'],
  ['tides.example.org #Weather'],
  ['Tasting at the harbour hall, Friday 10:00'],
  ['3 × Lamp at 40.00, unpaid, due in two weeks'],
  ['24.90, Fuel, at the harbour station'],
  ['Call the roaster about Friday'],
  ['morgen 9 Uhr Bohnen bestellen', 'de'],
  ['24,90 Tanken gestern', 'de'],
  ['demain 14h30 appeler Marie', 'fr'],
  ['mañana 9:00 llamar', 'es'],
  ['3 x Lampe à 40 €', 'fr'],
  ['明日 9:00 豆を注文', 'ja-JP'],
  ['غدًا 9:30 اتصل', 'ar-EG'],
  ['٢٤٫٩٠ ج.م وقود', 'ar-EG'],
  ['¥1200 lunch', 'ja-JP'],
  ['Fair 3-5 March'],
  ['Pay rent by 1st december !3'],
  ['Release 2.10'],
  ['Lunch with Anna 12:30 tomorrow'],
  ['12/24 party', 'en-US'],
  ['Meet Anna at 5'],
  ['Look at 5 houses'],
  ['nächsten Dienstag Termin 10:00', 'de'],
  ['in 3 Tagen anrufen', 'de'],
  ['every other friday bins'],
  ['in 2 hours call Anna'],
  ['Walk the dog next week'],
  ['sold 2 lamps'],
  ['5 USD coffee'],
];
it('try', () => {
  for (const [l, loc] of lines) {
    const c = captureAs(l, loc ?? 'en-GB');
    console.log(
      JSON.stringify([
        l,
        c.part.of.entity.name,
        c.title,
        Object.fromEntries(Object.entries(c.texts).filter(([, v]) => v !== '')),
        Object.keys(c.errors),
      ]),
    );
  }
});
