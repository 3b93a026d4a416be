/** Which of our validators is held against which of the hand-written ones: both with the rule about keys, or both without it. */
export const pairs = [
  { title: "wrought: findings", ours: "wrought, findings only", hand: "hand-written" },
  { title: "wrought: issues with messages", ours: "wrought", hand: "hand-written" },
  {
    title: "with dependent keys: findings",
    ours: "wrought with dependent keys, findings only",
    hand: "hand-written with dependent keys",
  },
  {
    title: "with dependent keys: issues with messages",
    ours: "wrought with dependent keys",
    hand: "hand-written with dependent keys",
  },
];
