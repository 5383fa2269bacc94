package io.paymiumfix.order;

/** Whether a new order can be honoured, whatever state anything is in. The first fault found is the answer. */
final class NewOrderCheck {
    private static final int MAX_CLORDID = 64;

    private NewOrderCheck() {}

    /** The reason to refuse, or null. */
    static Refusal refuse(
            final Input.PlaceOrder order, final Terms terms, final Rules.Session session, final Rules rules) {
        Refusal refusal = clOrdId(order.clOrdId());
        if (refusal == null) {
            refusal = instructions(order, terms, session);
        }
        if (refusal == null) {
            refusal = price(terms, order.price(), rules.instrument());
        }
        if (refusal == null) {
            refusal = quantity(terms, order, rules.instrument());
        }
        if (refusal == null) {
            refusal = account(terms.account(), session, rules);
        }
        return refusal;
    }

    private static Refusal clOrdId(final String id) {
        boolean printable = !id.isEmpty() && id.length() <= MAX_CLORDID;
        for (int i = 0; printable && i < id.length(); i++) {
            printable = id.charAt(i) >= ' ' && id.charAt(i) <= '~';
        }
        return printable
                ? null
                : Refusal.of(
                        Refusal.OTHER, "CLORDID_INVALID", "ClOrdID(11) must be 1 to 64 printable ASCII characters");
    }

    private static Refusal instructions(final Input.PlaceOrder order, final Terms terms, final Rules.Session session) {
        final boolean baseSecond = Symbols.isBaseSecond(terms.symbol());
        if (baseSecond && !session.baseSecondSymbols()) {
            return Refusal.of(
                    Refusal.UNKNOWN_SYMBOL,
                    "SYMBOL_MARKET_DATA_ONLY",
                    "Symbol(55)=" + terms.symbol() + " names the euro first; send BTC/EUR on orders");
        }
        if (!baseSecond && !Symbols.isBaseFirst(terms.symbol())) {
            return Refusal.of(
                    Refusal.UNKNOWN_SYMBOL, "UNKNOWN_SYMBOL", "Symbol(55)=" + terms.symbol() + "; send BTC/EUR");
        }
        if (terms.side() != Side.BUY.fix() && terms.side() != Side.SELL.fix()) {
            return unsupported("UNSUPPORTED_SIDE", "Side(54)=" + terms.side() + "; send 1 (buy) or 2 (sell)");
        }
        if (terms.ordType() != OrdType.MARKET.fix() && terms.ordType() != OrdType.LIMIT.fix()) {
            return unsupported(
                    "UNSUPPORTED_ORD_TYPE", "OrdType(40)=" + terms.ordType() + "; send 1 (market) or 2 (limit)");
        }
        if (terms.timeInForce() != Terms.GOOD_TILL_CANCEL) {
            return unsupported(
                    "UNSUPPORTED_TIME_IN_FORCE",
                    "TimeInForce(59)=" + terms.timeInForce() + "; Paymium has good till cancel only, send 1");
        }
        if (!order.execInst().isEmpty()) {
            return unsupported(
                    "UNSUPPORTED_EXEC_INST",
                    "ExecInst(18)=" + order.execInst() + " cannot be honoured at Paymium; leave it out");
        }
        if (!order.refusedTags().isEmpty()) {
            return unsupported(
                    "UNSUPPORTED_INSTRUCTION",
                    "tag " + order.refusedTags().get(0)
                            + " would change the order and cannot be honoured; leave it out");
        }
        return null;
    }

    private static Refusal price(final Terms terms, final String written, final Rules.Instrument instrument) {
        final long price = terms.priceE8();
        if (terms.type() == OrdType.MARKET) {
            return written.isEmpty() || FixedPoint.parse(written, Terms.E8) == 0
                    ? null
                    : unsupported(
                            "PRICE_ON_MARKET_ORDER",
                            "Price(44) cannot limit a market order at Paymium; leave it out or send OrdType(40)=2");
        }
        if (written.isEmpty()) {
            return Refusal.of(Refusal.OTHER, "PRICE_MISSING", "a limit order needs Price(44)");
        }
        if (price == FixedPoint.TOO_PRECISE || (!FixedPoint.isFault(price) && price % instrument.tickE8() != 0)) {
            return Refusal.of(
                    Refusal.OTHER,
                    "PRICE_PRECISION",
                    "Price(44)=" + written + " is not a multiple of " + euro(instrument.tickE8()));
        }
        if (price == FixedPoint.TOO_LARGE || price > instrument.maxPriceE8()) {
            return Refusal.of(
                    Refusal.OTHER,
                    "PRICE_OUT_OF_RANGE",
                    "Price(44)=" + written + " is above " + euro(instrument.maxPriceE8()));
        }
        if (FixedPoint.isFault(price) || price <= 0) {
            return Refusal.of(Refusal.OTHER, "PRICE_INVALID", "Price(44)=" + written + " is not a price");
        }
        return null;
    }

    private static Refusal quantity(
            final Terms terms, final Input.PlaceOrder order, final Rules.Instrument instrument) {
        final boolean amountGiven = !order.orderQty().isEmpty();
        final boolean cashGiven = !order.cashOrderQty().isEmpty();
        if (!amountGiven && !cashGiven) {
            return quantityFault("QUANTITY_MISSING", "send OrderQty(38), or CashOrderQty(152) on a market order");
        }
        if (amountGiven && cashGiven) {
            return quantityFault("QUANTITY_AMBIGUOUS", "send OrderQty(38) or CashOrderQty(152), not both");
        }
        if (amountGiven) {
            return amount(terms.amountSatoshi(), order.orderQty(), instrument);
        }
        if (terms.type() == OrdType.LIMIT) {
            return unsupported(
                    "CASH_QUANTITY_ON_LIMIT",
                    "Paymium takes CashOrderQty(152) on market orders only; send OrderQty(38)");
        }
        return cash(terms.cashE8(), order.cashOrderQty(), instrument);
    }

    private static Refusal amount(final long satoshi, final String written, final Rules.Instrument instrument) {
        if (satoshi == FixedPoint.TOO_PRECISE) {
            return quantityFault("QUANTITY_PRECISION", "OrderQty(38)=" + written + " has more than 8 decimals");
        }
        if (satoshi == FixedPoint.TOO_LARGE || satoshi > instrument.maxAmountSatoshi()) {
            return tooLarge(
                    "OrderQty(38)=" + written + " is above " + FixedPoint.format(instrument.maxAmountSatoshi(), 8));
        }
        if (FixedPoint.isFault(satoshi) || satoshi <= 0) {
            return quantityFault("QUANTITY_INVALID", "OrderQty(38)=" + written + " is not a quantity");
        }
        if (satoshi < instrument.minAmountSatoshi()) {
            return quantityFault(
                    "QUANTITY_TOO_SMALL",
                    "OrderQty(38)=" + written + " is below " + FixedPoint.format(instrument.minAmountSatoshi(), 8));
        }
        return null;
    }

    private static Refusal cash(final long cashE8, final String written, final Rules.Instrument instrument) {
        if (cashE8 == FixedPoint.TOO_PRECISE
                || (!FixedPoint.isFault(cashE8) && cashE8 % instrument.cashStepE8() != 0)) {
            return quantityFault(
                    "CASH_QUANTITY_PRECISION",
                    "CashOrderQty(152)=" + written + " is not a multiple of " + euro(instrument.cashStepE8()));
        }
        if (cashE8 == FixedPoint.TOO_LARGE || cashE8 > instrument.maxCashE8()) {
            return tooLarge("CashOrderQty(152)=" + written + " is above " + euro(instrument.maxCashE8()));
        }
        if (FixedPoint.isFault(cashE8) || cashE8 <= 0) {
            return quantityFault("QUANTITY_INVALID", "CashOrderQty(152)=" + written + " is not an amount");
        }
        if (cashE8 < instrument.minCashE8()) {
            return quantityFault(
                    "QUANTITY_TOO_SMALL", "CashOrderQty(152)=" + written + " is below " + euro(instrument.minCashE8()));
        }
        return null;
    }

    private static Refusal account(final String name, final Rules.Session session, final Rules rules) {
        if (!session.accounts().contains(name)) {
            return Refusal.of(
                    Refusal.UNKNOWN_ACCOUNT,
                    "UNKNOWN_ACCOUNT",
                    "Account(1)=" + name + " is not one of this session; leave it out for the first of them");
        }
        for (final Rules.Account account : rules.accounts()) {
            if (account.name().equals(name)) {
                return mayTrade(account);
            }
        }
        return Refusal.of(Refusal.UNKNOWN_ACCOUNT, "UNKNOWN_ACCOUNT", "Account(1)=" + name + " is not configured");
    }

    private static Refusal mayTrade(final Rules.Account account) {
        if (!account.canTrade()) {
            return Refusal.of(
                    Refusal.BROKER_OPTION,
                    "READ_ONLY_ACCOUNT",
                    "the token of account " + account.name() + " may not trade; ask for one with the trade scope");
        }
        if (account.bearer() && !account.acceptWeakProof()) {
            return Refusal.of(
                    Refusal.BROKER_OPTION,
                    "BEARER_NOT_ACCEPTED",
                    "account " + account.name() + " has an OAuth2 token, whose lost orders cannot be proven absent;"
                            + " use an API token, or set acceptWeakProof for it");
        }
        return null;
    }

    private static Refusal unsupported(final String word, final String advice) {
        return Refusal.of(Refusal.UNSUPPORTED, word, advice);
    }

    private static Refusal quantityFault(final String word, final String advice) {
        return Refusal.of(Refusal.INCORRECT_QUANTITY, word, advice);
    }

    private static Refusal tooLarge(final String advice) {
        return Refusal.of(Refusal.EXCEEDS_LIMIT, "QUANTITY_TOO_LARGE", advice);
    }

    private static String euro(final long e8) {
        return FixedPoint.format(e8, Terms.E8);
    }
}
