package io.paymiumfix;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The picture of the packages, held: who may know whom, and who alone may know what is not ours. */
@AnalyzeClasses(packages = "io.paymiumfix", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    private static final String ROOT = "io.paymiumfix";
    private static final String DEMO = "io.paymiumfix.demo..";
    /** Talks to the venue beside the gateway, with the account's own lane. */
    private static final String DOCTOR = "io.paymiumfix.doctor..";

    private static final String REPLAY = "io.paymiumfix.replay..";
    private static final String TEXT = "io.paymiumfix.text..";
    private static final String FIX_CLASSES = "io.paymiumfix.fix44..";

    private static final List<String> UNORDERED = List.of(Set.class.getName(), Map.class.getName());

    /** What is not the gateway but other modules on its class path. */
    private static final DescribedPredicate<JavaClass> OTHER_MODULES =
            resideInAnyPackage(FIX_CLASSES, "io.paymiumfix.client..", "io.paymiumfix.simulator..");

    @ArchTest
    static final ArchRule orderKnowsNothingElseOfOurs = noClasses()
            .that()
            .resideInAPackage("io.paymiumfix.order..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.paymiumfix..").and(not(resideInAPackage("io.paymiumfix.order.."))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule orderTouchesNoFrameworkAndNoOutside = noClasses()
            .that()
            .resideInAPackage("io.paymiumfix.order..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.slf4j..",
                    "ch.qos.logback..",
                    "quickfix..",
                    "org.quickfixj..",
                    "com.lmax..",
                    "io.netty..",
                    "com.fasterxml..",
                    "java.io..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net..",
                    "java.util.concurrent..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule orderIsDeterministic = noClasses()
            .that()
            .resideInAPackage("io.paymiumfix.order..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    Clock.class,
                    Random.class,
                    SplittableRandom.class,
                    ThreadLocalRandom.class,
                    UUID.class,
                    Thread.class,
                    HashMap.class,
                    HashSet.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "identityHashCode", Object.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .because("the same inputs give the same outputs, byte for byte, on every machine")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyFixKnowsQuickFix = noClasses()
            .that(not(OTHER_MODULES)
                    .and(not(resideInAnyPackage("io.paymiumfix.fix..", DEMO, REPLAY, "io.paymiumfix.bench.."))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("quickfix..", "org.quickfixj..", FIX_CLASSES)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyKnowsQuickFixsTransport = noClasses()
            .that(not(resideInAPackage("io.paymiumfix.bench..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.mina..", "quickfix.mina..")
            .because("FIX sockets are Netty's, on the thread that the gateway gives them")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlySequencerKnowsTheDisruptor = noClasses()
            .that()
            .resideOutsideOfPackage("io.paymiumfix.sequencer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.lmax..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheVenueSidesKnowTheClient = noClasses()
            .that(not(OTHER_MODULES)
                    .and(not(resideInAnyPackage(
                            "io.paymiumfix.venue..",
                            "io.paymiumfix.marketdata..",
                            ROOT,
                            DEMO,
                            REPLAY,
                            DOCTOR,
                            "io.paymiumfix.bench.."))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.paymiumfix.client..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theSimulatorSharesNothingWithTheClient = noClasses()
            .that()
            .resideInAPackage("io.paymiumfix.simulator..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.paymiumfix.client..")
            .allowEmptyShould(true);

    @ArchTest
    static void edgesDoNotMeet(final JavaClasses classes) {
        final List<String> edges = List.of("fix", "venue", "journal", "admin");
        for (final String edge : edges) {
            final String[] others = edges.stream()
                    .filter(other -> !other.equals(edge))
                    .map(other -> ROOT + "." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + edge + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule nothingInsideKnowsTheRoot = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.paymiumfix.order..",
                    "io.paymiumfix.sequencer..",
                    "io.paymiumfix.journal..",
                    "io.paymiumfix.fix..",
                    "io.paymiumfix.venue..",
                    "io.paymiumfix.marketdata..",
                    "io.paymiumfix.admin..",
                    "io.paymiumfix.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, DEMO, REPLAY, DOCTOR)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule textKnowsNothingElseOfOurs = noClasses()
            .that()
            .resideInAPackage(TEXT)
            .should()
            .dependOnClassesThat(resideInAPackage("io.paymiumfix..").and(not(resideInAPackage(TEXT))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theDoctorStandsBesideTheGateway = noClasses()
            .that()
            .resideInAPackage(DOCTOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT, DEMO, REPLAY, "io.paymiumfix.fix..", "io.paymiumfix.venue..", "io.paymiumfix.sequencer..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("io.paymiumfix.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule orderIteratesInOneOrderOnly = noClasses()
            .that()
            .resideInAPackage("io.paymiumfix.order..")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "make a set or map of no order",
                    call -> UNORDERED.contains(call.getTargetOwner().getName())
                            && call.getName().matches("of|copyOf|ofEntries")))
            .because("Set.of and Map.of iterate in another order in every process")
            .allowEmptyShould(true);
}
