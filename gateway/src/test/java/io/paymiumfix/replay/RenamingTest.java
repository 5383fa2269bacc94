package io.paymiumfix.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class RenamingTest {

    private final Renaming renaming = new Renaming();

    @Test
    void shouldRenameOfAFillsExecIdTheOrderOnly() {
        assertTrue(renaming.matches(Tags.ORDER_ID, "O1", "P1"));
        assertTrue(renaming.matches(Tags.EXEC_ID, "O1-F100", "P1-F100"));
        assertFalse(renaming.matches(Tags.EXEC_ID, "O1-F200", "P1-F2.00"), "a client would book it twice");
        assertFalse(renaming.matches(Tags.EXEC_ID, "O1-F300", "P2-F300"), "of another order");
    }

    @Test
    void shouldTakeOtherExecIdsForNamesThatRecur() {
        assertTrue(renaming.matches(Tags.ORDER_ID, "O1", "P1"));
        assertTrue(renaming.matches(Tags.EXEC_ID, "O1-8-24", "P1-8-H"));
        assertTrue(renaming.matches(Tags.EXEC_ID, "O1-8-24", "P1-8-H"));
        assertFalse(renaming.matches(Tags.EXEC_ID, "O1-8-24", "P1-8-J"));
        assertEquals("P1 has P1-8-H", renaming.renamed("O1 has O1-8-24"));
    }
}
