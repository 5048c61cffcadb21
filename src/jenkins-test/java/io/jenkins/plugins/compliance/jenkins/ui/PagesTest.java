package io.jenkins.plugins.compliance.jenkins.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Item;
import io.jenkins.plugins.compliance.jenkins.Caller;
import io.jenkins.plugins.compliance.jenkins.ShopPipelines;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePermissions;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import java.util.List;
import java.util.Objects;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class PagesTest {

    /** Names of files are the one thing that a chain has of others, as they are. */
    private static final String MARKUP = "<img src=x onerror=alert(1)>.info";

    /** The pages, and the remote API of each. */
    private static final List<String> PAGES = List.of(
            "compliance/",
            "compliance/service/service-a/",
            "job/shop/1/evidence/",
            "job/shop/promotions/",
            "compliance/api/json",
            "compliance/service/service-a/api/json",
            "job/shop/1/evidence/api/json",
            "job/shop/promotions/api/json");

    private static WorkflowRun promoted(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(ShopPipelines.job(jenkins, ShopPipelines.PROMOTE));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grantWithoutImplication(Jenkins.READ, Item.DISCOVER, Item.READ)
                .everywhere()
                .to("viewer", "reader")
                .grantWithoutImplication(Jenkins.READ)
                .everywhere()
                .to("outsider")
                .grantWithoutImplication(CompliancePermissions.VIEW)
                .everywhere()
                .to("viewer"));
        return run;
    }

    @Test
    void areThereForAViewer(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);

        for (String page : PAGES) {
            assertThat(Caller.of(jenkins, "viewer").get(page).getStatusCode())
                    .as(page)
                    .isEqualTo(200);
            assertThat(Caller.of(jenkins, "viewer").get(page).getContentAsString())
                    .as(page)
                    .contains("service-a", "1.4.2", "compliant");
        }
    }

    @Test
    void areRefusedToThoseWhoSeeTheJobOnly(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);

        for (String page : PAGES) {
            assertThat(Caller.of(jenkins, "reader").get(page).getStatusCode())
                    .as(page)
                    .isEqualTo(403);
        }
        for (String around : List.of("job/shop/", "job/shop/1/", "")) {
            assertThat(Caller.of(jenkins, "reader").get(around).getContentAsString())
                    .as(around)
                    .doesNotContain("<strong>service-a", "/evidence\"", "/promotions\"", "href=\"/jenkins/compliance");
        }
    }

    @Test
    void areNotThereForThoseWhoDoNotSeeTheJob(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);

        for (String page : PAGES) {
            assertThat(Caller.of(jenkins, "outsider").get(page).getStatusCode())
                    .as(page)
                    .isEqualTo(page.startsWith("job/") ? 404 : 403);
            assertThat(Caller.anonymous(jenkins).get(page).getStatusCode())
                    .as(page)
                    .isIn(403, 404);
        }
    }

    @Test
    void theBuildHasASummaryAndALink(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = promoted(jenkins);

        String build = Caller.of(jenkins, "viewer").get(run.getUrl()).getContentAsString();

        assertThat(build).contains("evidence/", "<strong>service-a</strong> 1.4.2");
        assertThat(Caller.of(jenkins, "viewer").get("job/shop/").getContentAsString())
                .contains("promotions");
        assertThat(Caller.of(jenkins, "viewer").get("").getContentAsString()).contains("/compliance");
    }

    @Test
    void theBuildHistoryHasABadge(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = promoted(jenkins);

        assertThat(run.getBadgeActions())
                .filteredOn(ProvisionalBadge.class::isInstance)
                .singleElement()
                .satisfies(badge ->
                        assertThat(((ProvisionalBadge) badge).getTags()).isNotEmpty());
        assertThat(Caller.of(jenkins, "viewer")
                        .get("job/shop/buildHistory/ajax")
                        .getContentAsString())
                .contains("Provisional: ");
        assertThat(Caller.of(jenkins, "reader")
                        .get("job/shop/buildHistory/ajax")
                        .getContentAsString())
                .doesNotContain("Provisional: ");
    }

    @Test
    void theRemoteApiHasWhatThePagesShow(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);
        Caller viewer = Caller.of(jenkins, "viewer");

        JSONObject overview =
                JSONObject.fromObject(viewer.get("compliance/api/json").getContentAsString());
        assertThat(overview.getJSONObject("overview").getInt("total")).isEqualTo(2);
        JSONObject evidence =
                JSONObject.fromObject(viewer.get("job/shop/1/evidence/api/json").getContentAsString());
        assertThat(evidence.getJSONObject("evidence").getJSONArray("promotions").size())
                .isEqualTo(1);
        assertThat(evidence.getJSONObject("evidence").getJSONArray("evidence").size())
                .isEqualTo(2);
        JSONObject promotions =
                JSONObject.fromObject(viewer.get("job/shop/promotions/api/json").getContentAsString());
        assertThat(promotions.getJSONObject("page").getJSONArray("rows").size()).isEqualTo(1);
    }

    @Test
    void aServiceThatIsNotThereHasNoPage(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);

        for (String name : List.of("other", "..%2f..%2fsecrets", "UPPER", "%3Cscript%3E")) {
            assertThat(Caller.of(jenkins, "viewer")
                            .get("compliance/service/" + name + "/")
                            .getStatusCode())
                    .as(name)
                    .isIn(400, 404);
        }
    }

    @Test
    void aServiceThatOnlyThePolicyNamesHasAPageThatSaysSo(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);
        Caller viewer = Caller.of(jenkins, "viewer");

        assertThat(viewer.get("compliance/").getContentAsString()).contains("service/service-b/", "0 of 2");
        assertThat(viewer.get("compliance/service/service-b/").getContentAsString())
                .contains("it has no chain", "sast missing")
                .doesNotContain("action=\"verify\"");
        assertThat(viewer.get("compliance/services.csv").getContentAsString()).contains("service-b,");
        assertThat(viewer.get("compliance/status.md").getContentAsString())
                .contains("| service-b | - \\(no promotion\\) | none |");
    }

    @Test
    void lookingForAServiceMakesNone(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);
        Caller viewer = Caller.of(jenkins, "viewer");

        viewer.get("compliance/service/other/");

        assertThat(viewer.get("compliance/services.csv").getContentAsString()).doesNotContain("other");
    }

    @Test
    void theRemoteApiHasOnePromotionInFull(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);
        String id = ShopPipelines.entries("service-a").stream()
                .flatMap(entry -> entry.data().text("promotion").stream())
                .findFirst()
                .orElseThrow();
        Caller viewer = Caller.of(jenkins, "viewer");

        JSONObject service = JSONObject.fromObject(viewer.get("compliance/service/service-a/api/json?promotion=" + id)
                .getContentAsString());

        JSONObject timeline = service.getJSONObject("timeline");
        assertThat(timeline.getJSONArray("gates").size()).isEqualTo(2);
        assertThat(timeline.getJSONArray("entries").getJSONObject(0).getInt("sequence"))
                .isEqualTo(2);
        assertThat(JSONObject.fromObject(viewer.get("compliance/service/service-a/api/json")
                                .getContentAsString())
                        .get("timeline")
                        .toString())
                .isEqualTo("null");
    }

    @Test
    void aJobKeepsItsPageWhenItsLastBuildsPromotedNothing(JenkinsRule jenkins) throws Exception {
        Folder team = jenkins.jenkins.createProject(Folder.class, "our team");
        WorkflowJob job = ShopPipelines.job(team, "shop", ShopPipelines.COLLECT + ShopPipelines.PROMOTE);
        jenkins.buildAndAssertSuccess(job);
        job.setDefinition(new CpsFlowDefinition("echo 'nothing'", true));
        jenkins.buildAndAssertSuccess(job);
        Caller caller = Caller.of(jenkins, "admin");

        for (String address : List.of(job.getUrl(), "view/all/" + job.getUrl())) {
            assertThat(caller.get(address).getContentAsString()).as(address).contains("promotions\"");
            assertThat(caller.get(address + "promotions/").getContentAsString())
                    .as(address)
                    .contains("1.4.2");
        }
        WorkflowJob other = ShopPipelines.job(team, "other", "echo 'nothing'");
        jenkins.buildAndAssertSuccess(other);
        assertThat(caller.get(other.getUrl() + "promotions/").getStatusCode()).isEqualTo(404);
    }

    @Test
    void theEvidencePageHasOneCommandAndTheKeysItNeeds(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);
        Caller viewer = Caller.of(jenkins, "viewer");

        String page = viewer.get("job/shop/1/evidence/").getContentAsString();

        assertThat(page).contains("href=\"auditor.vkey\"", "key ID").containsOnlyOnce("--key auditor.vkey</code>");
        assertThat(viewer.get("job/shop/1/evidence/auditor.vkey").getContentAsString())
                .isEqualTo(viewer.get("compliance/auditor.vkey").getContentAsString())
                .startsWith(CompliancePromotionConfiguration.get().effectiveKeyName());
    }

    @Test
    void verifyNowShowsWhatItFound(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);
        try (JenkinsRule.WebClient viewer = jenkins.createWebClient().withBasicCredentials("viewer")) {
            viewer.setJavaScriptEnabled(false);
            for (String address : List.of("job/shop/1/evidence/", "compliance/service/service-a/")) {
                HtmlPage page = viewer.goTo(address);
                HtmlPage after = jenkins.submit(Objects.requireNonNull(page.getForms().stream()
                        .filter(form -> form.getActionAttribute().equals("verify"))
                        .findFirst()
                        .orElse(null)));
                assertThat(after.getUrl().getPath()).endsWith(address);
                assertThat(after.asNormalizedText()).contains("7 entries, 7 of them signed");
            }
        }
    }

    @Test
    void dataAreNoMarkup(JenkinsRule jenkins) throws Exception {
        jenkins.buildAndAssertSuccess(ShopPipelines.job(
                jenkins.jenkins, "shop", ShopPipelines.COLLECT.replace("lcov.info", MARKUP) + ShopPipelines.PROMOTE));
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.setJavaScriptEnabled(false);
            for (String address : List.of(
                    "compliance/",
                    "compliance/service/service-a/",
                    "job/shop/1/evidence/",
                    "job/shop/1/",
                    "job/shop/promotions/",
                    "job/shop/")) {
                HtmlPage page = client.goTo(address);
                assertThat(page.getByXPath("//img[@onerror]")).as(address).isEmpty();
                assertThat(page.getWebResponse().getContentAsString())
                        .as(address)
                        .doesNotContain("<img src=x");
            }
            assertThat(client.goTo("job/shop/1/evidence/").asNormalizedText()).contains(MARKUP);
        }
    }

    @Test
    void haveNothingThatTheContentSecurityPolicyForbids(JenkinsRule jenkins) throws Exception {
        promoted(jenkins);
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withBasicCredentials("viewer")) {
            client.setJavaScriptEnabled(false);
            for (String address : List.of(
                    "compliance/", "compliance/service/service-a/", "job/shop/1/evidence/", "job/shop/promotions/")) {
                HtmlPage page = client.goTo(address);
                String ours = "//*[contains(@class, 'compliance-page')]";
                assertThat(page.getByXPath(ours)).as(address).isNotEmpty();
                assertThat(page.getByXPath(ours + "//script[not(@src)]"))
                        .as(address)
                        .isEmpty();
                assertThat(page.getByXPath(ours + "//style")).as(address).isEmpty();
                assertThat(page.getByXPath(ours + "//@*[starts-with(name(), 'on') or name() = 'style']"))
                        .as(address)
                        .isEmpty();
                assertThat(page.getByXPath(ours + "//a[starts-with(@href, 'javascript:')]"))
                        .as(address)
                        .isEmpty();
            }
        }
    }
}
