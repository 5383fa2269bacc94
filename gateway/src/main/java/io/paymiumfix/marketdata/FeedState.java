package io.paymiumfix.marketdata;

/** What the book is worth at present. */
public enum FeedState {
    /** No stream for longer than the grace: nothing is known, the book is empty. */
    DOWN,
    /** The stream is lost for a moment: the book is as it was, and is emptied when the grace is over. */
    LOST,
    /** The stream tells of changes, the book itself is being read; until then it is as it was before. */
    SYNCING,
    /** The book was read and every change since was applied. */
    LIVE
}
