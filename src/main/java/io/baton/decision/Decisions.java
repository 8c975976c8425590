package io.baton.decision;

import io.baton.access.Access;
import io.baton.access.Audit;
import io.baton.cohort.CustomerSet;
import io.baton.cohort.Field;
import io.baton.cohort.FieldIndex;
import io.baton.shared.BatonClock;
import io.baton.shared.BatonException;
import io.baton.shared.Canonical;
import io.baton.tag.Tags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decision tables: saved as versions, evaluated over sets of customers or once over facts. */
@Component
public class Decisions {
  private final DecisionVersions versions;
  private final DecisionCheck check;
  private final TableRuns runs;
  private final Tags tags;
  private final FollowedTables followed;
  private final DecisionContracts contracts;
  private final Access access;
  private final Audit audit;
  private final BatonClock clock;

  Decisions(
      DecisionVersions versions,
      DecisionCheck check,
      TableRuns runs,
      Tags tags,
      FollowedTables followed,
      DecisionContracts contracts,
      Access access,
      Audit audit,
      BatonClock clock) {
    this.versions = versions;
    this.check = check;
    this.runs = runs;
    this.tags = tags;
    this.followed = followed;
    this.contracts = contracts;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Saves a document as the next version of its key, for callers who have their own approval; the
   * bytes of the latest version again give that version.
   *
   * @param key the id of the decision in the document
   * @throws BatonException DECISION_REFUSED or DECISION_TOO_LARGE; nothing is stored then
   */
  @Transactional
  public DecisionVersion save(String key, byte[] dmn) {
    return release(key, dmn, access.callerName());
  }

  /** The same in the name of whoever wrote it. */
  @Transactional
  DecisionVersion release(String key, byte[] dmn, String author) {
    return insert(certify(key, dmn), dmn, Canonical.sha256(dmn), author);
  }

  /** Compiles the document and keeps its certificate, which bytes seen before have already. */
  @Transactional
  DecisionTable certify(String key, byte[] dmn) {
    DecisionTable table = DmnReader.read(key, dmn);
    contracts.requireKept(table);
    Optional<DecisionVersion> latest = versions.latest(key);
    latest.ifPresent(before -> followed.requireKept(versions.table(before), table));
    tags.requireOnline(codes(table), latest.map(this::inputs).orElse(Set.of()));
    String hash = Canonical.sha256(dmn);
    if (versions.certificate(hash).filter(known -> known.difference() == null).isEmpty()) {
      versions.keep(hash, check.require(table, dmn));
    }
    return table;
  }

  /**
   * Saves a table that was reviewed with the product; its certificate is issued when somebody asks
   * for it, so that the application does not start later for it.
   */
  @Transactional
  DecisionVersion saveReviewed(String key, byte[] dmn) {
    return insert(DmnReader.read(key, dmn), dmn, Canonical.sha256(dmn), access.callerName());
  }

  /**
   * How far the version was compared with the official engine; compared now if it never was by this
   * form of the compiler.
   *
   * @throws BatonException DECISION_UNKNOWN
   */
  @Transactional
  public DecisionCertificate certificate(String key, int version) {
    DecisionVersion found =
        versions
            .find(key, version)
            .orElseThrow(() -> DecisionVersions.unknown(key + " version " + version));
    return versions
        .certificate(found.hash())
        .orElseGet(
            () -> {
              DecisionCertificate issued =
                  check.issue(versions.table(found), versions.xml(key, version));
              versions.keep(found.hash(), issued);
              return issued;
            });
  }

  private DecisionVersion insert(DecisionTable table, byte[] dmn, String hash, String author) {
    String key = table.key();
    versions.lock(key);
    Optional<DecisionVersion> latest = versions.latest(key);
    if (latest.isPresent() && latest.get().hash().equals(hash)) {
      return latest.get();
    }
    DecisionVersion saved =
        new DecisionVersion(
            key,
            latest.map(DecisionVersion::version).orElse(0) + 1,
            table.name(),
            hash,
            clock.now(),
            author);
    versions.insert(saved, dmn);
    audit.record(
        "DECISION_SAVED", "decision:" + key, Map.of("version", saved.version(), "hash", hash));
    followed.tookEffect(saved);
    return saved;
  }

  @Transactional(readOnly = true)
  public Optional<DecisionVersion> latest(String key) {
    return versions.latest(key);
  }

  @Transactional(readOnly = true)
  public Optional<DecisionVersion> find(String key, int version) {
    return versions.find(key, version);
  }

  /** All versions of one decision, the newest first; none for a key that is not known. */
  @Transactional(readOnly = true)
  public List<DecisionVersion> versions(String key) {
    return versions.all(key);
  }

  /** The latest version of every decision, by key. */
  @Transactional(readOnly = true)
  public List<DecisionVersion> all() {
    return versions.all();
  }

  /**
   * The document as it was saved.
   *
   * @throws BatonException DECISION_UNKNOWN
   */
  @Transactional(readOnly = true)
  public byte[] xml(String key, int version) {
    return versions.xml(key, version);
  }

  /**
   * From now on the campaign uses this version, whatever is saved later.
   *
   * @throws BatonException DECISION_UNKNOWN
   */
  @Transactional
  public void bind(long campaignId, String key, int version) {
    if (versions.find(key, version).isEmpty()) {
      throw DecisionVersions.unknown(key + " version " + version);
    }
    versions.bind(campaignId, key, version);
  }

  /**
   * The version that the campaign uses: the bound one, else the latest.
   *
   * @throws BatonException DECISION_UNKNOWN
   */
  @Transactional(readOnly = true)
  public DecisionVersion forCampaign(String key, long campaignId) {
    return versions.forCampaign(key, campaignId);
  }

  private static Set<String> codes(DecisionTable table) {
    return table.facts().stream().map(Field::code).collect(Collectors.toSet());
  }

  /** The names of the fields that the table tests. */
  public Set<String> inputs(DecisionVersion version) {
    return codes(versions.table(version));
  }

  /** The names of what the table gives. */
  public Set<String> outputs(DecisionVersion version) {
    return versions.table(version).outputs().stream().map(Field::code).collect(Collectors.toSet());
  }

  /** Its rows, after those of the decisions of its document that it requires. */
  @Transactional(readOnly = true)
  public List<TableRow> rows(DecisionVersion version) {
    byte[] dmn = versions.xml(version.key(), version.version());
    return versions.table(version).all().stream()
        .flatMap(
            table -> {
              List<RuleText> texts = RuleText.all(dmn, table.key());
              return table.rules().stream()
                  .map(
                      rule ->
                          new TableRow(
                              table.key(),
                              rule.number(),
                              rule.number() <= texts.size()
                                  ? texts.get(rule.number() - 1).remark()
                                  : null,
                              rule.reads(),
                              rule.values()));
            })
        .toList();
  }

  /**
   * Decides for every customer of a set. Fields that the index does not know are null.
   *
   * @throws BatonException DECISION_INPUT_MISMATCH, DECISION_AMBIGUOUS or DECISION_TOO_LARGE
   */
  public SetOutcome evaluate(DecisionVersion version, FieldIndex index, CustomerSet among) {
    DecisionTable table = versions.table(version);
    return new SetOutcome(
        version,
        table.outputs(),
        runs.run(table, index, among),
        among.and(index.everyone()),
        table.hitPolicy().givesLists());
  }

  /**
   * Decides once over named facts: text, number, boolean or LocalDate. The same compiled table runs
   * over a single row.
   *
   * @return one map of outputs per hit, in the order of the rows; empty where no row hits. Values
   *     are String, Boolean, LocalDate, Long, or BigDecimal where there are decimals.
   * @throws BatonException as {@link #evaluate}
   */
  public List<Map<String, Object>> evaluateOnce(
      DecisionVersion version, Map<String, Object> facts) {
    return runs.once(versions.table(version), facts);
  }

  /**
   * The same by a document that is not saved.
   *
   * @throws BatonException DECISION_REFUSED or DECISION_TOO_LARGE, or as {@link #evaluate}
   */
  public List<List<Map<String, Object>>> evaluateEach(
      String key, byte[] dmn, List<Map<String, Object>> facts) {
    DecisionTable table = DmnReader.read(key, dmn);
    contracts.requireKept(table);
    return facts.stream().map(each -> runs.once(table, each)).toList();
  }
}
