package io.paymiumfix.replay;

import java.util.HashSet;
import java.util.Set;

/**
 * Which reports only repeat, with PossResend(97)=Y, what was told before: the gateway says them again after numbers
 * started again and the client had not yet proved to have them, which is a matter of milliseconds. Owned by who asks.
 */
final class ToldAgain {

    private static final String NO_ID = "0";

    private final Set<String> told = new HashSet<>();

    /** Whether this message says nothing that those asked about before did not say. */
    boolean is(final FixMessage message) {
        final String id = idOf(message);
        if (id.isEmpty()) {
            return false;
        }
        final boolean isNew = told.add(id);
        return !isNew && message.isYes(Tags.POSS_RESEND);
    }

    private static String idOf(final FixMessage message) {
        if (message.is("9")) {
            return "9 " + message.get(Tags.CL_ORD_ID);
        }
        final String execId = message.is("8") ? message.get(Tags.EXEC_ID) : "";
        return execId.equals(NO_ID) ? "" : execId;
    }
}
