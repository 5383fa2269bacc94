package io.paymiumfix.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may be sent is what is announced, whatever closes it. */
@Timeout(10)
class ModesTest {
    private final Desk desk = new Desk();

    private List<String> storage(final boolean low) {
        return desk.apply(new Input.StorageChanged(low, low ? "no room for the next segment" : ""));
    }

    @Test
    void shouldAnnounceThatOnlyCancelsAreTakenWhileTheJournalHasNoRoom() {
        assertEquals(List.of("ALARM JOURNAL_FULL", "MODE CANCEL_ONLY"), storage(true));
        assertEquals(
                List.of("8 150=8 39=8 11=A1 103=2 14=0 151=0 JOURNAL_FULL"),
                desk.order("A1").send());
        assertEquals(List.of(), storage(true), "said already");
        assertEquals(List.of("MODE OPEN"), storage(false));
        assertEquals(List.of(), storage(false));
    }

    @Test
    void shouldAnnounceTheNarrowerOfTwoWhenTheVenueIsDownAndTheJournalHasNoRoom() {
        storage(true);
        assertEquals(List.of("MODE DOWN"), desk.apply(new Input.ModeChanged(VenueMode.DOWN, "no answer")));
        assertEquals(List.of("MODE CANCEL_ONLY"), desk.apply(new Input.ModeChanged(VenueMode.OPEN, "answers again")));
    }

    @Test
    void shouldAnnounceItAfterARecoveryThatBeganWithoutRoom() {
        storage(true);
        assertEquals(List.of("MODE RECOVERING", "MODE CANCEL_ONLY"), desk.restart());
    }
}
