package io.paymiumfix.order;

/**
 * Tells drop copies what becomes of orders that are none of ours: taken, traded, ended. OrderID(37) is {@code F-} and
 * Paymium's uuid, for a ghost {@code G-}; there is no ClOrdID(11). Owned by {@code order-core}.
 */
final class OutsiderReports {
    private static final String SYMBOL = "BTC/EUR";
    private static final int NOT_GIVEN = -1;
    private static final int RESTATED_OTHER = 99;
    private static final long MAX_FEE_E8 = Long.MAX_VALUE / 4;

    private final Turn turn;
    private final Reports reports;

    OutsiderReports(final Turn turn, final Reports reports) {
        this.turn = turn;
        this.reports = reports;
    }

    /** False for numbers that no report can hold. */
    static boolean canTell(final VenueOrder view) {
        return view.undecodable().isEmpty()
                && isTrade(view.tradedSatoshi(), view.tradedCurrencyE10())
                && (view.amountSatoshi() == VenueOrder.ABSENT || view.amountSatoshi() >= view.tradedSatoshi())
                && Math.abs(view.btcFeeSatoshi()) < MAX_FEE_E8
                && Math.abs(view.currencyFeeE8()) < MAX_FEE_E8;
    }

    /** False when the second view contradicts the first, or is older. */
    static boolean canTell(final VenueOrder before, final VenueOrder after) {
        return isTrade(
                after.tradedSatoshi() - before.tradedSatoshi(), after.tradedCurrencyE10() - before.tradedCurrencyE10());
    }

    private static boolean isTrade(final long satoshi, final long currencyE10) {
        return satoshi == 0 ? currencyE10 == 0 : satoshi > 0 && currencyE10 > 0 && Money.hasPrice(currencyE10, satoshi);
    }

    /**
     * Tells what changed.
     *
     * @param told the view told last; null when it is told of for the first time
     */
    void changed(final Outsiders.Outsider outsider, final VenueOrder told) {
        for (final Rules.DropCopy copy : reports.dropCopies(outsider.account())) {
            tell(copy, outsider, told);
        }
    }

    private void tell(final Rules.DropCopy copy, final Outsiders.Outsider outsider, final VenueOrder told) {
        final VenueOrder view = outsider.view();
        final long tradedSatoshi = view.tradedSatoshi() - (told == null ? 0 : told.tradedSatoshi());
        final Change change = new Change(outsider, copy.fees(), told);
        if (told == null) {
            reports.emit(copy.name(), change.report(ExecType.NEW, OrdStatus.NEW, "0"));
        }
        final OrdStatus status = status(view);
        if (tradedSatoshi > 0) {
            // A canceled order's fills come before its end.
            final OrdStatus after = status == OrdStatus.CANCELED ? OrdStatus.PARTIALLY_FILLED : status;
            reports.emit(copy.name(), change.report(ExecType.TRADE, after, "F" + view.tradedSatoshi()));
        }
        final boolean endedNow = !outsider.isOpen() && (told == null || told.isOpen());
        if (endedNow && status == OrdStatus.CANCELED) {
            reports.emit(copy.name(), change.report(ExecType.CANCELED, status, "4"));
        } else if ((endedNow && tradedSatoshi == 0) || (change.feesLeft() && copy.fees())) {
            reports.emit(
                    copy.name(),
                    change.report(ExecType.RESTATED, status, "D-" + view.btcFeeSatoshi() + '-' + view.currencyFeeE8()));
        }
    }

    private static OrdStatus status(final VenueOrder view) {
        final boolean complete =
                view.amountSatoshi() != VenueOrder.ABSENT && view.tradedSatoshi() == view.amountSatoshi();
        if (view.isOpen()) {
            return complete ? OrdStatus.FILLED : view.tradedSatoshi() > 0 ? OrdStatus.PARTIALLY_FILLED : OrdStatus.NEW;
        }
        final boolean filled = view.amountSatoshi() == VenueOrder.ABSENT
                && view.tradedSatoshi() > 0
                && !view.state().startsWith("cancel");
        return complete || filled ? OrdStatus.FILLED : OrdStatus.CANCELED;
    }

    /** The reports of one change; its trade and its fees are told with the first report that can hold them. */
    private final class Change {
        private final Outsiders.Outsider outsider;
        private final VenueOrder view;
        private final boolean withFees;
        private final long satoshi;
        private final long currencyE10;
        private long btcFeeSatoshi;
        private long currencyFeeE8;

        Change(final Outsiders.Outsider outsider, final boolean withFees, final VenueOrder told) {
            this.outsider = outsider;
            this.view = outsider.view();
            this.withFees = withFees;
            satoshi = view.tradedSatoshi() - (told == null ? 0 : told.tradedSatoshi());
            currencyE10 = view.tradedCurrencyE10() - (told == null ? 0 : told.tradedCurrencyE10());
            btcFeeSatoshi = view.btcFeeSatoshi() - (told == null ? 0 : told.btcFeeSatoshi());
            currencyFeeE8 = view.currencyFeeE8() - (told == null ? 0 : told.currencyFeeE8());
        }

        boolean feesLeft() {
            return btcFeeSatoshi != 0 || currencyFeeE8 != 0;
        }

        ReportBody.Execution report(final ExecType execType, final OrdStatus status, final String cause) {
            final boolean isNew = execType == ExecType.NEW;
            final boolean isTrade = execType == ExecType.TRADE;
            final long cumSatoshi = isNew ? 0 : view.tradedSatoshi();
            final long grossE10 = isNew ? 0 : view.tradedCurrencyE10();
            final boolean ended = status == OrdStatus.FILLED || status == OrdStatus.CANCELED;
            final boolean isCash = view.amountSatoshi() == VenueOrder.ABSENT;
            final long btcFee = withFees && !isNew ? btcFeeSatoshi : 0;
            final long currencyFee = withFees && !isNew ? currencyFeeE8 : 0;
            if (!isNew) {
                btcFeeSatoshi = 0;
                currencyFeeE8 = 0;
            }
            return new ReportBody.Execution(
                    "",
                    outsider.orderId(),
                    view.uuid(),
                    "",
                    "",
                    outsider.orderId() + '-' + cause,
                    execType,
                    status,
                    NOT_GIVEN,
                    execType == ExecType.RESTATED ? RESTATED_OTHER : NOT_GIVEN,
                    outsider.account(),
                    SYMBOL,
                    view.side().fix(),
                    view.type().fix(),
                    '\0',
                    view.amountSatoshi(),
                    isCash ? view.currencyAmountE8() : VenueOrder.ABSENT,
                    view.priceE8(),
                    isTrade ? satoshi : VenueOrder.ABSENT,
                    isTrade ? Money.priceE8(currencyE10, satoshi) : VenueOrder.ABSENT,
                    ended || isCash ? 0 : view.amountSatoshi() - cumSatoshi,
                    cumSatoshi,
                    Money.priceE8(grossE10, cumSatoshi),
                    grossE10,
                    btcFee,
                    currencyFee,
                    '\0',
                    turn.nowUs(),
                    text());
        }

        private String text() {
            return outsider.ghostOf().isEmpty()
                    ? "FOREIGN: placed on the account elsewhere, by no session of this gateway"
                    : "GHOST: came to the venue after order " + outsider.ghostOf() + " was rejected by absence";
        }
    }
}
