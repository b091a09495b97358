/** More is asked for at once than can be answered soon: whoever asks is told to come again, and nothing was begun. */
export class TooBusy extends Error {}
