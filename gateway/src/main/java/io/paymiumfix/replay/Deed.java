package io.paymiumfix.replay;

import io.paymiumfix.simulator.exchange.Direction;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the simulated market does at one place of the session.
 *
 * @param kind what
 * @param eur price of a trade, or EUR of {@link Kind#FUNDS}
 * @param btc amount of a trade, or BTC of {@link Kind#FUNDS}
 */
record Deed(Kind kind, BigDecimal eur, BigDecimal btc) {

    private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,8})?)";
    private static final Pattern TRADE = Pattern.compile("(buy|sell) " + NUMBER + " at " + NUMBER);
    private static final Pattern FUNDS = Pattern.compile("funds " + NUMBER + " EUR " + NUMBER + " BTC");
    private static final String FORMS =
            "`buy AMOUNT at PRICE`, `sell AMOUNT at PRICE`, `cancel` or `funds X EUR Y BTC`";

    /** The four kinds. */
    enum Kind {
        /** Another client places a limit order to buy. */
        BUY,
        /** Another client places a limit order to sell. */
        SELL,
        /** The other client cancels what it has in the book. */
        CANCEL,
        /** What each account has at the start. */
        FUNDS
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is none, saying what is one
     */
    static Deed parse(final String text) {
        final String words = text.strip().replaceAll(" +", " ");
        if (words.equals("cancel")) {
            return new Deed(Kind.CANCEL, BigDecimal.ZERO, BigDecimal.ZERO);
        }
        final Matcher funds = FUNDS.matcher(words);
        if (funds.matches()) {
            return new Deed(Kind.FUNDS, new BigDecimal(funds.group(1)), new BigDecimal(funds.group(2)));
        }
        final Matcher trade = TRADE.matcher(words);
        if (trade.matches()) {
            return new Deed(
                    trade.group(1).equals("buy") ? Kind.BUY : Kind.SELL,
                    new BigDecimal(trade.group(3)),
                    new BigDecimal(trade.group(2)));
        }
        throw new IllegalArgumentException("`" + words + "` is nothing the market can do; write " + FORMS);
    }

    Direction direction() {
        return kind == Kind.BUY ? Direction.BUY : Direction.SELL;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case BUY, SELL ->
                (kind == Kind.BUY ? "buy " : "sell ") + btc.toPlainString() + " at " + eur.toPlainString();
            case CANCEL -> "cancel";
            case FUNDS -> "funds " + eur.toPlainString() + " EUR " + btc.toPlainString() + " BTC";
        };
    }
}
