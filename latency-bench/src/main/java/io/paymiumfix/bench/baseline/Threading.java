package io.paymiumfix.bench.baseline;

import java.util.Locale;

/** Which of QuickFIX/J's acceptors serves the sessions. */
public enum Threading {
    /** SocketAcceptor: one thread handles the messages of all sessions. */
    ONE,
    /** ThreadedSocketAcceptor: a thread per session. */
    PER_SESSION;

    /** From its name as {@link #toString()} writes it. */
    public static Threading named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
