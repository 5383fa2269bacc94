package io.paymiumfix.replay;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Recorded ids against replayed ones, one to one: an id that was called X in one report is X in all of them, and no other id
 * is. OrderID(37), ExecID(17), ExecRefID(19) and SecondaryOrderID(198), each among its own kind; ids that the client chose
 * are its own and never renamed. Of a fill's ExecID(17) only the OrderID(37) in it is renamed: a client that is told of a
 * fill again by another name books it twice.
 */
final class Renaming {

    private static final Set<String> WORDS = Set.of("NONE", "0", "UNKNOWN", "");

    /** In the ExecID(17) of a fill, between its OrderID(37) and the CumQty(14) after it, satoshi. */
    private static final String FILL = "-F";

    private final Map<Integer, Map<String, String>> forth = new HashMap<>();
    private final Map<Integer, Map<String, String>> back = new HashMap<>();
    private final TreeMap<String, String> texts =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    static boolean isId(final int tag) {
        return kind(tag) > 0;
    }

    private static int kind(final int tag) {
        return switch (tag) {
            case Tags.EXEC_ID, Tags.EXEC_REF_ID -> Tags.EXEC_ID;
            case Tags.ORDER_ID -> Tags.ORDER_ID;
            case Tags.SECONDARY_ORDER_ID -> Tags.SECONDARY_ORDER_ID;
            default -> 0;
        };
    }

    /** True when the two can be one id under another name; then they are from now on. */
    boolean matches(final int tag, final String recorded, final String replayed) {
        if (WORDS.contains(recorded) || WORDS.contains(replayed)) {
            return recorded.equals(replayed);
        }
        if (kind(tag) == Tags.EXEC_ID && isAnotherFill(recorded, replayed)) {
            return false;
        }
        final Map<String, String> there = forth.computeIfAbsent(kind(tag), kind -> new HashMap<>());
        final Map<String, String> here = back.computeIfAbsent(kind(tag), kind -> new HashMap<>());
        if (!there.containsKey(recorded) && !here.containsKey(replayed)) {
            there.put(recorded, replayed);
            here.put(replayed, recorded);
            texts.put(recorded, replayed);
            return true;
        }
        return replayed.equals(there.get(recorded));
    }

    /** Of an order that is known: whether more than the order's name differs. */
    private boolean isAnotherFill(final String recorded, final String replayed) {
        final int end = Math.max(0, recorded.lastIndexOf(FILL));
        final String order = forth.getOrDefault(Tags.ORDER_ID, Map.of()).get(recorded.substring(0, end));
        return order != null && !replayed.equals(order + recorded.substring(end));
    }

    /** A recorded text with the ids in it under their new names, the longest first. */
    String renamed(final String text) {
        String renamed = text;
        for (final Map.Entry<String, String> id : texts.entrySet()) {
            renamed = renamed.replace(id.getKey(), id.getValue());
        }
        return renamed;
    }
}
