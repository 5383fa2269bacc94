package io.paymiumfix.fix;

import io.paymiumfix.order.Output;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the core's reports to the outboxes of their sessions. Owned by {@code report}, save for {@link #onLogon}. */
final class ReportEdge {

    private static final Logger LOG = LoggerFactory.getLogger(ReportEdge.class);
    /** At most this many in one turn, then a pause: 10,000 a second, which a client that reads at all can follow. */
    private static final int REPORTS_PER_TURN = 500;

    private static final long PAUSE_MS = 50;
    private static final long RETRY_MS = 1_000;

    private final Map<String, Outbox> outboxes;
    private final Housekeeping housekeeping;
    private final List<Outbox> touched = new ArrayList<>();
    private final Set<String> unknown = new HashSet<>();

    ReportEdge(final Map<String, Outbox> outboxes, final Housekeeping housekeeping) {
        this.outboxes = outboxes;
        this.housekeeping = housekeeping;
    }

    void restore(final List<Output.Report> unfinished) {
        for (final Output.Report report : unfinished) {
            final Outbox outbox = outboxOf(report);
            if (outbox != null) {
                outbox.restore(report);
            }
        }
    }

    void report(final Output.Report report, final boolean endOfBatch) {
        final Outbox outbox = outboxOf(report);
        if (outbox != null) {
            outbox.report(report);
            if (!touched.contains(outbox)) {
                touched.add(outbox);
            }
        }
        if (endOfBatch) {
            for (final Outbox sent : touched) {
                sent.announce();
                if (sent.isBehind()) {
                    housekeeping.after(RETRY_MS, () -> flush(sent));
                }
            }
            touched.clear();
        }
    }

    /** Any thread. */
    void onLogon(final String session, final boolean numbersStartedAgain) {
        final Outbox outbox = outboxes.get(session);
        outbox.open(numbersStartedAgain);
        housekeeping.now(() -> flush(outbox));
    }

    private void flush(final Outbox outbox) {
        final boolean more = outbox.flush(REPORTS_PER_TURN);
        outbox.announce();
        if (more) {
            housekeeping.after(PAUSE_MS, () -> flush(outbox));
        } else if (outbox.isBehind()) {
            housekeeping.after(RETRY_MS, () -> flush(outbox));
        }
    }

    private Outbox outboxOf(final Output.Report report) {
        final Outbox outbox = outboxes.get(report.session());
        if (outbox == null && unknown.add(report.session())) {
            LOG.warn(
                    "session {} is not configured any more: its reports, from {} on, are not sent",
                    report.session(),
                    report.reportSeq());
        }
        return outbox;
    }
}
