package io.paymiumfix.fix44;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import quickfix.Field;
import quickfix.FieldMap;
import quickfix.FieldNotFound;

/**
 * The tags that would make a NewOrderSingle(D) an order that Paymium cannot take, and that are therefore refused: the
 * third class of tags in the rules of engagement, which a test holds to this list.
 *
 * <p>ExecInst(18) is refused too, with a reason of its own, and is not listed here.
 */
public final class RefusedInstructions {

    private static final int TIME_IN_FORCE = 59;
    private static final String GOOD_TILL_DATE = "6";

    private static final List<Instruction> ALL = List.of(
            // Handling
            anyValue(110), // MinQty
            anyValue(111), // MaxFloor
            anyValue(210), // MaxShow
            // Stops and pegs
            anyValue(99), // StopPx
            anyValue(211), // PegOffsetValue
            anyValue(835), // PegMoveType
            anyValue(836), // PegOffsetType
            anyValue(837), // PegLimitType
            anyValue(838), // PegRoundDirection
            anyValue(840), // PegScope
            // Discretion and strategies
            anyValue(388), // DiscretionInst
            anyValue(389), // DiscretionOffsetValue
            anyValue(841), // DiscretionMoveType
            anyValue(842), // DiscretionOffsetType
            anyValue(843), // DiscretionLimitType
            anyValue(844), // DiscretionRoundDirection
            anyValue(846), // DiscretionScope
            anyValue(847), // TargetStrategy
            anyValue(848), // TargetStrategyParameters
            anyValue(849), // ParticipationRate
            // Times
            anyValue(168), // EffectiveTime
            withoutGoodTillDate(432), // ExpireDate
            withoutGoodTillDate(126), // ExpireTime
            // Other quantities
            anyValue(516), // OrderPercent
            anyValue(468), // RoundingDirection
            anyValue(469), // RoundingModulus
            otherThan("0", 854), // QtyType: units
            // Other prices
            anyValue(218), // Spread
            anyValue(220), // BenchmarkCurveCurrency
            anyValue(221), // BenchmarkCurveName
            anyValue(222), // BenchmarkCurvePoint
            anyValue(662), // BenchmarkPrice
            anyValue(663), // BenchmarkPriceType
            anyValue(699), // BenchmarkSecurityID
            anyValue(761), // BenchmarkSecurityIDSource
            otherThan("2", 423), // PriceType: per unit
            // Second legs and credit
            anyValue(193), // SettlDate2
            anyValue(192), // OrderQty2
            anyValue(640), // Price2
            otherThan("N", 121), // ForexReq: no
            otherThan("1", 544), // CashMargin: cash
            // Another instrument or another deal
            anyValue(200), // MaturityMonthYear
            anyValue(541), // MaturityDate
            anyValue(202), // StrikePrice
            anyValue(206), // OptAttribute
            anyValue(711), // NoUnderlyings
            anyValue(117), // QuoteID
            anyValue(236), // Yield
            otherThan("0", 775)); // BookingType: regular

    private static final BitSet TAGS = new BitSet();

    static {
        ALL.forEach(instruction -> TAGS.set(instruction.tag));
    }

    private RefusedInstructions() {}

    /** All tags, in the order of the rules of engagement. */
    public static List<Integer> tags() {
        return ALL.stream().map(Instruction::tag).toList();
    }

    /** The tags by which this order asks for something that cannot be honoured, in the same order; mostly none. */
    public static List<Integer> in(final FieldMap order) {
        if (!hasAnyTag(order)) {
            return List.of();
        }
        List<Integer> found = null;
        for (final Instruction instruction : ALL) {
            if (order.isSetField(instruction.tag) && !instruction.isHarmlessIn(order)) {
                if (found == null) {
                    found = new ArrayList<>();
                }
                found.add(instruction.tag);
            }
        }
        return found == null ? List.of() : List.copyOf(found);
    }

    private static boolean hasAnyTag(final FieldMap order) {
        for (final Iterator<Field<?>> fields = order.iterator(); fields.hasNext(); ) {
            if (TAGS.get(fields.next().getTag())) {
                return true;
            }
        }
        return false;
    }

    private static Instruction anyValue(final int tag) {
        return new Instruction(tag, tag, null);
    }

    private static Instruction otherThan(final String harmless, final int tag) {
        return new Instruction(tag, tag, harmless);
    }

    private static Instruction withoutGoodTillDate(final int tag) {
        return new Instruction(tag, TIME_IN_FORCE, GOOD_TILL_DATE);
    }

    /**
     * A refused tag.
     *
     * @param harmlessTag the tag that makes it ask for nothing, often itself
     * @param harmless by having this value; null: nothing does
     */
    private record Instruction(int tag, int harmlessTag, String harmless) {
        boolean isHarmlessIn(final FieldMap order) {
            try {
                return harmless != null
                        && order.isSetField(harmlessTag)
                        && harmless.equals(order.getString(harmlessTag));
            } catch (FieldNotFound e) {
                return true;
            }
        }
    }
}
