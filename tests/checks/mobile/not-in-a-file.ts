// Messages that no saved page and no planted defect can fire: they need a slow network, another engine, a transport of their own
// or a server's error. tests/checks/mobile/visits.test.ts judges their records.
export const NOT_IN_A_FILE: readonly string[] = [
  ...['M15-width', 'M15-text', 'M19-mixed', 'M20', 'M20-lab', 'M20-lab-poor', 'M20-white', 'M21-lab', 'M45'],
];
