/** Questions on how the learning rate changes, for every kind that trains something. */

const schedules = ['constant', 'step', 'linear', 'cosine', 'sgdr', 'garipov', 'cyclic'] as const;

/** The schedule and what it needs, with the one that a kind begins with. Times are in the unit of the run's length. */
export const scheduleFields = ({ schedule }: { readonly schedule: (typeof schedules)[number] }) => ({
  schedule: { type: 'choice', label: 'Schedule', options: schedules, initial: schedule, group: 'Schedule' },
  milestones: { type: 'numbers', label: 'Drop the rate at', initial: [], min: 0, group: 'Schedule', when: { schedule: ['step'] } },
  factor: { type: 'number', label: 'Multiply it by', initial: 0.1, min: 0, max: 1, group: 'Schedule', when: { schedule: ['step'] } },
  end: { type: 'number', label: 'Last rate', initial: 0, min: 0, group: 'Schedule', when: { schedule: ['linear', 'cosine', 'sgdr', 'cyclic'] }, help: 'Of a cycle, where there are any: right before it restarts, or half-way through one that goes down and up.' },
  cycle: { type: 'number', label: 'Length of the first cycle', initial: 10, min: 1, group: 'Schedule', when: { schedule: ['sgdr', 'cyclic'] }, help: 'Counted as the length of the run is.' },
  cycleFactor: { type: 'number', label: 'Each next cycle is longer, times', initial: 2, min: 1, group: 'Schedule', when: { schedule: ['sgdr'] } },
  warmup: { type: 'number', label: 'Warm-up from 0 over', initial: 0, min: 0, group: 'Schedule', help: 'The rate rises in a straight line, and the schedule begins behind it.' },
} as const);
