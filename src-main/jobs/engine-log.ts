/** Whether a line that a worker prints says something: TensorFlow reports its own beginnings (absl's level I) whatever it is told. */
export const isTelling = (line: string): boolean => !/^(I\d{4} |WARNING: All log messages before absl)/.test(line) && line.trim() !== '';
