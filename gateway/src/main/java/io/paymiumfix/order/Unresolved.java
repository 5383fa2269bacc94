package io.paymiumfix.order;

import java.util.ArrayList;
import java.util.List;

/** One account's orders of unknown outcome, what is there that is not ours, and the reading under way. Owned by {@link Resolving}. */
final class Unresolved {
    /** Oldest first. */
    final List<Case> cases = new ArrayList<>();

    final Strangers strangers = new Strangers();
    /** A listing or, after it, the balances are being read. */
    boolean reading;
    /** When that listing was asked for: it began no earlier. */
    long askedUs;
    /** When the last one ended. */
    long readUs;

    long timerId;
    /** Readings since a case was opened last: they come ever less often. */
    int attempts;
    /** Why readings fail, a machine word that was told; empty while they do not. */
    String trouble = "";

    /** The case of an order, or null when its outcome is known. */
    Case find(final Order order) {
        for (final Case open : cases) {
            if (open.order == order) {
                return open;
            }
        }
        return null;
    }

    /** True when something that is read may still settle a case. */
    boolean isWorthReading() {
        for (final Case open : cases) {
            if (!open.isLost()) {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- snapshots

    void save(final CoreWriter out) {
        out.begin("Unresolved", 1);
        out.putAll(cases, open -> open.save(out));
        strangers.save(out);
        out.putBoolean(reading);
        out.putLong(askedUs);
        out.putLong(readUs);
        out.putLong(timerId);
        out.putInt(attempts);
        out.putText(trouble);
    }

    void load(final CoreReader in) {
        in.begin("Unresolved", 1);
        in.readAll(() -> cases.add(Case.load(in)));
        strangers.load(in);
        reading = in.readBoolean();
        askedUs = in.readLong();
        readUs = in.readLong();
        timerId = in.readLong();
        attempts = in.readInt();
        trouble = in.readText();
    }
}
