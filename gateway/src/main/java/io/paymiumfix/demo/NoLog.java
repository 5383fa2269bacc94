package io.paymiumfix.demo;

import quickfix.Log;
import quickfix.LogFactory;
import quickfix.SessionID;

/** QuickFIX/J's own log, kept quiet: the transcript shows the messages. */
final class NoLog implements Log, LogFactory {

    @Override
    public Log create(final SessionID session) {
        return this;
    }

    @Override
    public void clear() {}

    @Override
    public void onIncoming(final String message) {}

    @Override
    public void onOutgoing(final String message) {}

    @Override
    public void onEvent(final String text) {}

    @Override
    public void onErrorEvent(final String text) {}
}
