package io.paymiumfix.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Pairs the recorded answers about one order with the replayed ones, keeping both orders, so that as little as possible
 * differs: the same report first, then another of the same ExecType(150), then another of the same MsgType(35); what finds
 * no partner stays alone.
 */
final class Alignment {

    private static final int ALONE = 4;
    private static final int SAME_EXEC_TYPE = 3;
    private static final int SAME_MSG_TYPE = 6;
    private static final int NEVER = 100;

    private final Fields fields;
    private final List<Answer> recorded;
    private final List<Answer> replayed;
    private final int[][] costs;

    /** Two answers, or one and null. */
    record Match(Answer recorded, Answer replayed) {}

    private Alignment(final Fields fields, final List<Answer> recorded, final List<Answer> replayed) {
        this.fields = fields;
        this.recorded = recorded;
        this.replayed = replayed;
        costs = new int[recorded.size() + 1][replayed.size() + 1];
    }

    static List<Match> align(final Fields fields, final List<Answer> recorded, final List<Answer> replayed) {
        final List<Match> matches = new ArrayList<>();
        int same = 0; // what is equal from the start needs no table
        while (same < recorded.size()
                && same < replayed.size()
                && cost(fields, recorded.get(same), replayed.get(same)) == 0) {
            matches.add(new Match(recorded.get(same), replayed.get(same)));
            same++;
        }
        final Alignment rest =
                new Alignment(fields, recorded.subList(same, recorded.size()), replayed.subList(same, replayed.size()));
        rest.fill();
        matches.addAll(rest.trace());
        return matches;
    }

    private void fill() {
        for (int i = 0; i <= recorded.size(); i++) {
            for (int j = 0; j <= replayed.size(); j++) {
                int best = i == 0 && j == 0 ? 0 : Integer.MAX_VALUE;
                if (i > 0) {
                    best = Math.min(best, costs[i - 1][j] + ALONE);
                }
                if (j > 0) {
                    best = Math.min(best, costs[i][j - 1] + ALONE);
                }
                if (i > 0 && j > 0) {
                    best = Math.min(best, costs[i - 1][j - 1] + cost(i, j));
                }
                costs[i][j] = best;
            }
        }
    }

    private List<Match> trace() {
        final List<Match> backwards = new ArrayList<>();
        int i = recorded.size();
        int j = replayed.size();
        while (i > 0 || j > 0) {
            if (i > 0 && j > 0 && costs[i][j] == costs[i - 1][j - 1] + cost(i, j)) {
                i--;
                j--;
                backwards.add(new Match(recorded.get(i), replayed.get(j)));
            } else if (i > 0 && costs[i][j] == costs[i - 1][j] + ALONE) {
                i--;
                backwards.add(new Match(recorded.get(i), null));
            } else {
                j--;
                backwards.add(new Match(null, replayed.get(j)));
            }
        }
        Collections.reverse(backwards);
        return backwards;
    }

    private int cost(final int i, final int j) {
        return cost(fields, recorded.get(i - 1), replayed.get(j - 1));
    }

    private static int cost(final Fields fields, final Answer there, final Answer here) {
        if (!there.message().msgType().equals(here.message().msgType())) {
            return NEVER;
        }
        if (fields.outline(there.message()).equals(fields.outline(here.message()))) {
            return 0;
        }
        return there.message().get(Tags.EXEC_TYPE).equals(here.message().get(Tags.EXEC_TYPE))
                ? SAME_EXEC_TYPE
                : SAME_MSG_TYPE;
    }
}
