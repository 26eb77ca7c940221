// Starts the GOV.UK and MoJ components. Every page works without this file.
import { initAll as startGovuk } from "./vendor/govuk-frontend-6.6.0/govuk-frontend.min.js";
import { initAll as startMoj } from "./vendor/moj-frontend-11.1.0/moj-frontend.min.js";

startGovuk();
startMoj();
