package io.paymiumfix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.bench.report.Goal;
import io.paymiumfix.bench.report.Goal.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TableTest {

    @Test
    void shouldMeasureWhatEveryRowNeeds() {
        Set<Place> measured = places();

        for (Goal goal : Table.goals()) {
            assertTrue(measured.contains(goal.of()), goal.measure() + " needs " + goal.of());
            assertTrue(measured.contains(goal.to()), goal.measure() + " needs " + goal.to());
        }
    }

    @Test
    void shouldMeasureNothingTwice() {
        List<Place> measured = allPlaces();

        assertEquals(measured.size(), new HashSet<>(measured).size(), measured.toString());
    }

    private static Set<Place> places() {
        return new HashSet<>(allPlaces());
    }

    private static List<Place> allPlaces() {
        List<Place> places = new ArrayList<>();
        for (Table.Step step : Table.STEPS) {
            Run run = TableCommand.parsed(step.words(null)).run();
            for (Shape shape : run.shapes()) {
                for (Subject subject : run.subjects()) {
                    places.add(new Place(
                            step.named(shape.name() + (step.words(null).contains("--tls") ? ", TLS" : "")),
                            subject.name()));
                }
            }
        }
        return places;
    }
}
