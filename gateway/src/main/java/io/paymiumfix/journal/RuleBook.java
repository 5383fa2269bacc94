package io.paymiumfix.journal;

import io.paymiumfix.order.Rules;
import java.util.List;

/** {@link Rules} on the wire. */
final class RuleBook {

    private RuleBook() {}

    static void put(final WireWriter out, final Rules rules) {
        out.putInt(rules.accounts().size());
        for (final Rules.Account account : rules.accounts()) {
            out.putText(account.name());
            out.putBoolean(account.canTrade());
            out.putBoolean(account.bearer());
            out.putBoolean(account.acceptWeakProof());
        }
        out.putInt(rules.sessions().size());
        for (final Rules.Session session : rules.sessions()) {
            put(out, session);
        }
        out.putInt(rules.dropCopies().size());
        for (final Rules.DropCopy dropCopy : rules.dropCopies()) {
            out.putText(dropCopy.name());
            Texts.put(out, dropCopy.accounts());
            out.putBoolean(dropCopy.fees());
        }
        put(out, rules.instrument());
        put(out, rules.timing());
        put(out, rules.assumptions());
        out.putInt(rules.viewers().size());
        for (final Rules.Viewer viewer : rules.viewers()) {
            out.putText(viewer.name());
            Texts.put(out, viewer.accounts());
        }
    }

    /** In version 1 no session only asked: read-only ones saw nothing. */
    static Rules read(final int version, final WireReader in) {
        return new Rules(
                in.readList(RuleBook::readAccount),
                in.readList(RuleBook::readSession),
                in.readList(RuleBook::readDropCopy),
                readInstrument(in),
                readTiming(in),
                readAssumptions(in),
                version == 1 ? List.of() : in.readList(RuleBook::readViewer));
    }

    private static void put(final WireWriter out, final Rules.Session session) {
        out.putText(session.name());
        Texts.put(out, session.accounts());
        out.putBoolean(session.pendingReports());
        EnumCodes.PENDING_PRECEDENCE.put(out, session.precedence());
        out.putBoolean(session.fees());
        out.putBoolean(session.baseSecondSymbols());
        out.putLong(session.freshnessUs());
    }

    private static void put(final WireWriter out, final Rules.Instrument instrument) {
        out.putLong(instrument.tickE8());
        out.putLong(instrument.minAmountSatoshi());
        out.putLong(instrument.maxAmountSatoshi());
        out.putLong(instrument.minCashE8());
        out.putLong(instrument.maxCashE8());
        out.putLong(instrument.cashStepE8());
        out.putLong(instrument.maxPriceE8());
    }

    private static void put(final WireWriter out, final Rules.Timing timing) {
        out.putLong(timing.rolloverUs());
        out.putLong(timing.pollEveryUs());
        out.putLong(timing.firstLookUs());
        out.putLong(timing.canceledGraceUs());
        out.putLong(timing.unknownRepeatUs());
        out.putLong(timing.unknownAlarmUs());
        out.putLong(timing.settleAfterFenceUs());
        out.putLong(timing.weakSettleUs());
        out.putLong(timing.ghostWatchUs());
        out.putLong(timing.reconcileEveryUs());
        out.putInt(timing.maxOrders());
    }

    private static void put(final WireWriter out, final Rules.Assumptions assumptions) {
        out.putBoolean(assumptions.nonceAtomic());
        out.putBoolean(assumptions.getsChecked());
        out.putBoolean(assumptions.allTokensVisible());
        out.putBoolean(assumptions.listComplete());
        out.putBoolean(assumptions.accountExclusive());
        out.putBoolean(assumptions.amountsKept());
        out.putBoolean(assumptions.cancelGhosts());
    }

    private static Rules.Account readAccount(final WireReader in) {
        return new Rules.Account(in.readText(), in.readBoolean(), in.readBoolean(), in.readBoolean());
    }

    private static Rules.Session readSession(final WireReader in) {
        return new Rules.Session(
                in.readText(),
                Texts.read(in),
                in.readBoolean(),
                EnumCodes.PENDING_PRECEDENCE.read(in),
                in.readBoolean(),
                in.readBoolean(),
                in.readLong());
    }

    private static Rules.Instrument readInstrument(final WireReader in) {
        return new Rules.Instrument(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    private static Rules.Timing readTiming(final WireReader in) {
        return new Rules.Timing(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt());
    }

    private static Rules.DropCopy readDropCopy(final WireReader in) {
        return new Rules.DropCopy(in.readText(), Texts.read(in), in.readBoolean());
    }

    private static Rules.Viewer readViewer(final WireReader in) {
        return new Rules.Viewer(in.readText(), Texts.read(in));
    }

    private static Rules.Assumptions readAssumptions(final WireReader in) {
        return new Rules.Assumptions(
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean());
    }
}
