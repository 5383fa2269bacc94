package io.paymiumfix.sequencer;

/** What takes a place among the reports without being one. */
sealed interface Aside permits Replies, NewMode {}
