package io.paymiumfix.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import quickfix.FieldMap;
import quickfix.FieldNotFound;

/**
 * The fields of NewOrderSingle(D) that would change what the order means and that Paymium cannot honour. Present, and
 * not with a value that means what the order means without it, the order is refused and told which they are.
 *
 * <p>The three classes of semantics 1.12: this table; the fields that are used, which are Account(1), ClOrdID(11),
 * ExecInst(18), OrderQty(38), OrdType(40), Price(44), Side(54), Symbol(55), TimeInForce(59), TransactTime(60) and
 * CashOrderQty(152); and all other fields of FIX 4.4, which are accepted and ignored because they describe the order,
 * its owner or its settlement without changing what is to be traded.
 *
 * <p>OrderCancelRequest(F) has no such field: a cancel names an order and always means all that is left of it.
 */
public final class RefusedTags {

    /**
     * One refused field.
     *
     * @param tag its number
     * @param name its name in FIX 4.4
     * @param harmless values that change nothing, with which it is accepted
     * @param asks what the client would have asked for
     */
    public record RefusedTag(int tag, String name, Set<String> harmless, String asks) {}

    private static final int TIME_IN_FORCE = 59;
    private static final int EXPIRE_TIME = 126;
    private static final int EXPIRE_DATE = 432;
    private static final String GOOD_TILL_DATE = "6";

    /** The table, by tag. Published in the rules of engagement. */
    public static final List<RefusedTag> TABLE = List.of(
            refused(99, "StopPx", "a trigger price"),
            refused(110, "MinQty", "a smallest fill"),
            refused(111, "MaxFloor", "to show a part only"),
            refused(117, "QuoteID", "to trade on a quote"),
            unless(121, "ForexReq", Set.of("N"), "a currency exchange beside the trade"),
            refused(EXPIRE_TIME, "ExpireTime", "to expire, without TimeInForce(59)=6"),
            refused(168, "EffectiveTime", "to begin later"),
            refused(192, "OrderQty2", "a second leg"),
            refused(193, "SettlDate2", "a second leg"),
            refused(200, "MaturityMonthYear", "a derivative"),
            refused(202, "StrikePrice", "a derivative"),
            refused(206, "OptAttribute", "a derivative"),
            refused(210, "MaxShow", "to show a part only"),
            refused(211, "PegOffsetValue", "a pegged price"),
            refused(218, "Spread", "a price by spread"),
            refused(221, "BenchmarkCurveName", "a price by benchmark"),
            refused(232, "NoStipulations", "stipulations"),
            refused(236, "Yield", "a price by yield"),
            refused(386, "NoTradingSessions", "to trade in some sessions only"),
            refused(388, "DiscretionInst", "a discretionary price"),
            refused(389, "DiscretionOffsetValue", "a discretionary price"),
            unless(423, "PriceType", Set.of("2"), "a price that is not per unit"),
            refused(EXPIRE_DATE, "ExpireDate", "to expire, without TimeInForce(59)=6"),
            refused(468, "RoundingDirection", "a rounded quantity"),
            refused(469, "RoundingModulus", "a rounded quantity"),
            refused(516, "OrderPercent", "a quantity in percent"),
            refused(541, "MaturityDate", "a derivative"),
            unless(544, "CashMargin", Set.of("1"), "margin"),
            refused(640, "Price2", "a second leg"),
            refused(662, "BenchmarkPrice", "a price by benchmark"),
            refused(699, "BenchmarkSecurityID", "a price by benchmark"),
            refused(711, "NoUnderlyings", "a derivative"),
            unless(775, "BookingType", Set.of("0"), "a contract for difference or a swap"),
            refused(835, "PegMoveType", "a pegged price"),
            refused(836, "PegOffsetType", "a pegged price"),
            refused(837, "PegLimitType", "a pegged price"),
            refused(838, "PegRoundDirection", "a pegged price"),
            refused(840, "PegScope", "a pegged price"),
            refused(841, "DiscretionMoveType", "a discretionary price"),
            refused(842, "DiscretionOffsetType", "a discretionary price"),
            refused(843, "DiscretionLimitType", "a discretionary price"),
            refused(844, "DiscretionRoundDirection", "a discretionary price"),
            refused(846, "DiscretionScope", "a discretionary price"),
            refused(847, "TargetStrategy", "an algorithm"),
            refused(848, "TargetStrategyParameters", "an algorithm"),
            refused(849, "ParticipationRate", "an algorithm"),
            unless(854, "QtyType", Set.of("0"), "a quantity in contracts"));

    private RefusedTags() {}

    /** Those of the table that the order has, in the table's order. */
    static List<Integer> in(final FieldMap order) throws FieldNotFound {
        List<Integer> found = List.of();
        for (int i = 0; i < TABLE.size(); i++) {
            final RefusedTag refused = TABLE.get(i);
            if (order.isSetField(refused.tag) && !isHarmless(order, refused)) {
                if (found.isEmpty()) {
                    found = new ArrayList<>();
                }
                found.add(refused.tag);
            }
        }
        return found;
    }

    private static boolean isHarmless(final FieldMap order, final RefusedTag refused) throws FieldNotFound {
        if (refused.tag == EXPIRE_TIME || refused.tag == EXPIRE_DATE) {
            return order.isSetField(TIME_IN_FORCE) && GOOD_TILL_DATE.equals(order.getString(TIME_IN_FORCE));
        }
        return !refused.harmless.isEmpty() && refused.harmless.contains(order.getString(refused.tag));
    }

    private static RefusedTag refused(final int tag, final String name, final String asks) {
        return new RefusedTag(tag, name, Set.of(), asks);
    }

    private static RefusedTag unless(final int tag, final String name, final Set<String> harmless, final String asks) {
        return new RefusedTag(tag, name, harmless, asks);
    }
}
