package io.paymiumfix.order;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The deadlines the core has armed, and what each is for. Owned by {@code order-core}. */
final class Timers {
    private final Turn turn;
    private final Map<Long, Due> armed = new LinkedHashMap<>();

    Timers(final Turn turn) {
        this.turn = turn;
    }

    /** What is to be done when a timer is due. */
    enum Kind {
        /** Read the order soon after its acceptance. */
        FIRST_LOOK,
        /** Read the order once more after its end. */
        GRACE_LOOK,
        /** Go on with the cancel under way. */
        CANCEL_NEXT,
        /** Say again that the outcome is unknown. */
        UNKNOWN_REPEAT,
        /** Tell a person that an outcome has been unknown for long. */
        UNKNOWN_ALARM,
        /** Read the account's orders to resolve unknown outcomes. */
        RESOLVE,
        /** Read an account's open orders for fills. */
        POLL,
        /** Read an order again that recovery could not read. */
        RECOVERY_READ,
        /** List an account again, to compare it with the journal's end. */
        COMPARE_BACKUP,
        /** Go on with the cancel of an order that was rejected as absent; the subject is its uuid. */
        GHOST_NEXT,
        /** The stream should have told by now what a reading has shown. */
        STREAM_PROOF,
        /** Compare all accounts with the venue. */
        RECONCILE,
        /** Compare an account again that differed. */
        RECONCILE_AGAIN
    }

    /**
     * A deadline's purpose.
     *
     * @param subject an OrderID(37), an account or a uuid; empty for the poll
     * @param count how often this was done before
     */
    record Due(Kind kind, String subject, int count) {}

    /** Arms a timer and gives its id, never 0. */
    long arm(final Kind kind, final String subject, final int count, final long delayUs) {
        final long id = turn.nextId();
        armed.put(id, new Due(kind, subject, count));
        turn.emit(new Output.SetTimer(id, turn.nowUs() + delayUs));
        return id;
    }

    /** Disarms a timer; nothing happens when it is none or has fired. */
    void disarm(final long id) {
        if (armed.remove(id) != null) {
            turn.emit(new Output.CancelTimer(id));
        }
    }

    /** What the armed deadlines of a kind are about. */
    Set<String> subjects(final Kind kind) {
        final Set<String> subjects = new LinkedHashSet<>();
        for (final Due due : armed.values()) {
            if (due.kind() == kind) {
                subjects.add(due.subject());
            }
        }
        return subjects;
    }

    /** What a due timer is for, or null when it was disarmed. */
    Due fired(final long id) {
        return armed.remove(id);
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Timers", 1);
        out.putAll(armed.entrySet(), entry -> {
            out.putLong(entry.getKey());
            out.putEnum(entry.getValue().kind());
            out.putText(entry.getValue().subject());
            out.putInt(entry.getValue().count());
        });
    }

    void load(final CoreReader in) {
        in.begin("Timers", 1);
        in.readAll(() -> armed.put(in.readLong(), new Due(in.readEnum(Kind.class), in.readText(), in.readInt())));
    }
}
