package engram;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Each package imports only those above it. */
class ArchitectureTest {
    private static final List<String> ORDER = List.of(
            "argument",
            "identity",
            "random",
            "statistics",
            "progress",
            "state",
            "numeric",
            "neuron",
            "pattern",
            "topology",
            "coupling",
            "model",
            "memory",
            "learning",
            "disorder",
            "elastic",
            "dynamics",
            "observable",
            "exact",
            "theory",
            "store",
            "frame",
            "sweep",
            "study",
            "chart",
            "notebook");

    /** Rooms of the chart package: what each may know of the others. */
    private static final List<String> ROOMS = List.of("chart.layout", "chart.paint", "chart.plotly");

    private final JavaClasses library = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("engram");

    @Test
    void packagesImportOnlyThoseAboveThem() {
        for (int k = 0; k < ORDER.size() - 1; k++) {
            String[] below = ORDER.subList(k + 1, ORDER.size()).stream()
                    .map(name -> "engram." + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("engram." + ORDER.get(k) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(below)
                    .because("the library flows from " + ORDER.get(k) + " down")
                    .allowEmptyShould(true)
                    .check(library);
        }
    }

    /** A description knows no painter, the layout none either, and the painters not each other. */
    @Test
    void chartsAreDataAndPaintersReadThem() {
        forbid("engram.chart", "engram.chart.layout", "engram.chart.paint", "engram.chart.plotly");
        forbid("engram.chart.layout", "engram.chart.paint", "engram.chart.plotly");
        forbid("engram.chart.paint", "engram.chart.plotly");
        forbid("engram.chart.plotly", "engram.chart.paint");
    }

    private void forbid(String room, String... others) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(library);
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        library.forEach(type -> {
            String name = type.getPackageName();
            Assertions.assertTrue(
                    ORDER.contains(name.replaceFirst("^engram\\.", ""))
                            || ROOMS.contains(name.replaceFirst("^engram\\.", "")),
                    name + " is not in the list of packages");
        });
    }

    @Test
    void theCoreKnowsNothingOfNotebooksOrTables() {
        noClasses()
                .that()
                .resideOutsideOfPackages("engram.frame..", "engram.chart..", "engram.notebook..")
                .and()
                .doNotHaveFullyQualifiedName("engram.sweep.Cells")
                .and()
                .doNotHaveFullyQualifiedName("engram.sweep.Groups")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tech.tablesaw..", "org.dflib..", "org.knowm..")
                .check(library);
    }
}
