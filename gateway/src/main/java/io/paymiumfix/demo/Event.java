package io.paymiumfix.demo;

import java.time.Instant;
import java.util.List;

/**
 * Something that was said or done, as a line of the transcript.
 *
 * @param at when its last byte was handed over or read
 * @param lane between whom
 * @param name of the message
 * @param details what matters in it, in words that are not split over lines
 */
record Event(Instant at, Lane lane, String name, List<String> details) {

    Event {
        details = List.copyOf(details);
    }

    /** Says the same as another, at another time. */
    boolean repeats(final Event other) {
        return lane == other.lane && name.equals(other.name) && details.equals(other.details);
    }

    /** Between whom, and which way. */
    enum Lane {
        /** FIX, from the OMS. */
        OMS_TO_GATEWAY("OMS --> gateway", "36"),
        /** FIX, to the OMS. */
        GATEWAY_TO_OMS("OMS <-- gateway", "32"),
        /** REST: a request and the status of its answer. */
        GATEWAY_TO_PAYMIUM("        gateway --> Paymium", "33"),
        /** What another client of the venue does. */
        AT_PAYMIUM("                    Paymium", "35");

        private final String picture;
        private final String colour;

        Lane(final String picture, final String colour) {
            this.picture = picture;
            this.colour = colour;
        }

        String picture() {
            return picture;
        }

        /** The number of an ANSI foreground colour. */
        String colour() {
            return colour;
        }
    }
}
