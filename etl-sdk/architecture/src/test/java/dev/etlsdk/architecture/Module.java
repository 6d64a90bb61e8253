package dev.etlsdk.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What the tests need to know of a module's POM.
 *
 * @param folder below the root
 * @param published false if the module says so with maven.deploy.skip
 * @param dependencies the artifacts of ours that its main code is compiled against
 */
record Module(
    String folder, String artifact, String version, boolean published, List<String> dependencies) {

  private static final List<Module> ALL =
      modulesOfProfile("all").stream().map(Module::read).toList();

  static List<Module> all() {
    return ALL;
  }

  /** The folders that a profile of the root builds. */
  static List<String> modulesOfProfile(String id) {
    Element profiles = child(pom(""), "profiles");
    for (Element profile : children(profiles, "profile")) {
      if (id.equals(text(profile, "id"))) {
        return children(child(profile, "modules"), "module").stream()
            .map(Element::getTextContent)
            .toList();
      }
    }
    throw new IllegalStateException("The root has no profile " + id);
  }

  /** The artifacts of ours in the dependencyManagement of a module. */
  static List<String> managedBy(String folder) {
    return ours(child(child(pom(folder), "dependencyManagement"), "dependencies"));
  }

  /** The properties of a module's POM, profiles left out. */
  static Map<String, String> propertiesOf(String folder) {
    Map<String, String> properties = new TreeMap<>();
    for (Node node = child(pom(folder), "properties").getFirstChild();
        node != null;
        node = node.getNextSibling()) {
      if (node instanceof Element property) {
        properties.put(property.getTagName(), property.getTextContent().strip());
      }
    }
    return properties;
  }

  private static Module read(String folder) {
    Element project = pom(folder);
    Element parent = child(project, "parent");
    Element properties = child(project, "properties");
    return new Module(
        folder,
        text(project, "artifactId"),
        text(parent == null ? project : parent, "version"),
        properties == null || !"true".equals(text(properties, "maven.deploy.skip")),
        ours(child(project, "dependencies")));
  }

  private static List<String> ours(Element dependencies) {
    return dependencies == null
        ? List.of()
        : children(dependencies, "dependency").stream()
            .filter(dependency -> "dev.etlsdk".equals(text(dependency, "groupId")))
            .filter(dependency -> !"test".equals(text(dependency, "scope")))
            .map(dependency -> text(dependency, "artifactId"))
            .toList();
  }

  private static Element pom(String folder) {
    Path file = House.ROOT.resolve(folder).resolve("pom.xml");
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("Cannot parse " + file, e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  private static Element child(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? null : found.get(0);
  }

  private static String text(Element parent, String name) {
    Element found = child(parent, name);
    return found == null ? null : found.getTextContent().strip();
  }
}
