package io.paymiumfix.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a market of the recorded fills: against each, an order of the other client with its LastQty(32) and LastPx(31),
 * just before the fill where our order was resting, before our order where it was not. Who was resting is told by the fee,
 * a rebate, or else by WorkingIndicator(636).
 *
 * <p>A fill over several prices tells their mean only: its market is to be written by hand.
 */
final class RecordedMarket {

    private static final int FEE = 137;
    private static final int LAST_PX = 31;
    private static final int LAST_QTY = 32;
    private static final int SIDE = 54;
    private static final int WORKING_INDICATOR = 636;
    private static final int PRICE_DECIMALS = 2;
    private static final String BUY = "1";

    private final List<Entry> entries;
    private final Map<Integer, List<Entry>> before = new HashMap<>();

    private RecordedMarket(final List<Entry> entries) {
        this.entries = entries;
    }

    /** The entries with the deeds between them. */
    static List<Entry> added(final List<Entry> entries, final Recording.Parties parties) {
        final RecordedMarket market = new RecordedMarket(entries);
        market.find(parties);
        final List<Entry> all = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            all.addAll(market.before.getOrDefault(i, List.of()));
            all.add(entries.get(i));
        }
        return all;
    }

    private void find(final Recording.Parties parties) {
        final Map<String, Integer> orders = new HashMap<>();
        final ToldAgain toldAgain = new ToldAgain();
        for (int i = 0; i < entries.size(); i++) {
            final FixMessage message = entries.get(i).message();
            if (message == null) {
                continue;
            }
            if (parties.isFromClient(message) && message.is("D")) {
                orders.putIfAbsent(message.get(Tags.CL_ORD_ID), i);
            } else if (parties.isFromGateway(message)
                    && message.get(Tags.EXEC_TYPE).equals("F")
                    && !message.isYes(Tags.POSS_DUP_FLAG)
                    && !toldAgain.is(message)) {
                final int order = orders.getOrDefault(message.get(Tags.CL_ORD_ID), i);
                final int place = wasResting(message) ? i : order;
                final Entry deed = new Entry(entries.get(i).line(), Optional.empty(), null, against(message));
                before.computeIfAbsent(place, at -> new ArrayList<>()).add(deed);
            }
        }
    }

    private static boolean wasResting(final FixMessage fill) {
        return fill.has(FEE) ? fill.get(FEE).startsWith("-") : fill.isYes(WORKING_INDICATOR);
    }

    private static Deed against(final FixMessage fill) {
        return new Deed(
                fill.get(SIDE).equals(BUY) ? Deed.Kind.SELL : Deed.Kind.BUY,
                decimal(fill, LAST_PX).setScale(PRICE_DECIMALS, RoundingMode.HALF_EVEN),
                decimal(fill, LAST_QTY));
    }

    private static BigDecimal decimal(final FixMessage fill, final int tag) {
        try {
            return new BigDecimal(fill.get(tag));
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO; // the simulator refuses it and the line is named
        }
    }
}
