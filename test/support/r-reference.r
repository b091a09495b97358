# Draws series, methods and parameters, and writes what surveillance answers: Rscript r-reference.r SEED FILE
# (Debian: r-base-core r-cran-surveillance r-cran-jsonlite). r-reference.json holds a part of what seed 1 gives.
suppressMessages({library(surveillance); library(jsonlite); library(MASS)})
options(warn=-1)
set.seed(as.integer(commandArgs(TRUE)[1])); out <- commandArgs(TRUE)[2]
sim <- function(n,freq,theta,beta,g,phi,zeros=FALSE){t<-1:n; mu<-exp(theta+beta*t+g*cos(2*pi*t/freq)+g/2*sin(2*pi*t/freq)); y<-if(phi>1) rnbinom(n,mu=mu,size=mu/(phi-1)) else rpois(n,mu); s<-sample(n,3); for(a in s) y[a:min(n,a+3)]<-y[a:min(n,a+3)]+rpois(length(a:min(n,a+3)),4*sqrt(phi*mu[a])+2); y}
cases <- list(); k <- 0
pick <- function(x) x[[sample(length(x),1)]]
for (i in 1:24) {
 freq <- pick(list(52,52,52,12,26,24)); n <- freq*pick(list(6,7,8)); if(freq==52) n <- pick(list(312,400,520,624))
 theta <- pick(list(-2,-1,.1,.7,1.5,2.5,4)); phi <- pick(list(1,1.3,2,5)); beta<-pick(list(0,.002,-.001)); g<-pick(list(0,.4,1))
 y <- sim(n,freq,theta,beta,g,phi); if(i%%8==0) y[sample(n,5)] <- NA
 pop <- round(1000*exp(cumsum(rnorm(n,0,.02))))
 to <- n; from <- n - pick(list(5,15,30,40)) ; results<-list()
 add <- function(algo, control, f, useNA=TRUE){ r<-tryCatch(f(), error=function(e) {NULL}); if(is.null(r)) return(invisible()); results[[length(results)+1]] <<- c(list(algorithm=algo, control=control), r) }
 res <- function(s) list(alarm=as.integer(alarms(s)[,1]), upperbound=as.numeric(upperbound(s)[,1]))
 mk <- function() {s<-sts(observed=y,frequency=freq,start=c(2000,1)); population(s) <- matrix(pop,ncol=1); s}
 for (j in 1:7) {
  ctl <- list(b=pick(list(2,3,4,5)), w=pick(list(1,2,3,4)), reweight=pick(list(TRUE,TRUE,FALSE)), weightsThreshold=pick(list(1,2.58,2)), alpha=pick(list(.005,.01,.05,.1,.025)), trend=pick(list(TRUE,TRUE,FALSE)), pThresholdTrend=pick(list(1,.05,.2)), limit54=pick(list(c(5,4),c(0,4),c(2,3))), powertrans=pick(list("2/3","1/2","none")), noPeriods=pick(list(1,2,4,7,10)), pastWeeksNotIncluded=pick(list(0,3,8,26)), thresholdMethod=pick(list("delta","nbPlugin","muan")), populationOffset=pick(list(FALSE,FALSE,TRUE)))
  add("farringtonFlexible/x", ctl, function(){ s<-farringtonFlexible(mk(), c(ctl,list(range=from:to,glmWarnings=FALSE))); c(res(s), list(pvalue=as.numeric(s@control$pvalue), expected=as.numeric(s@control$expected))) })
 }
 for (m in c("C1","C2","C3")) for (j in 1:2) { ctl<-list(method=m, baseline=pick(list(7,14,3,28)), minSigma=pick(list(0,.5,2)), alpha=pick(list(.001,.01,.025,.05))); add("earsC/x", ctl, function() res(earsC(mk(), c(ctl,list(range=from:to))))) }
 if (!any(is.na(y))) {
 for (j in 1:8) {
  ctl <- list(c.ARL=pick(list(1,3,5,8)), Mtilde=pick(list(1,1,2,3)), M=pick(list(-1,-1,10,20)), dir=pick(list("inc","inc","dec")), ret=pick(list("value","value","cases")), change=pick(list("intercept","intercept","intercept","epi")))
  al <- pick(list("est","est",0,.1,.5)); if(!identical(al,"est")) ctl$alpha <- al
  th <- pick(list(NULL,NULL,NULL,.5,1.2,2)); if(!is.null(th)) ctl$theta <- th
  ctl$mu0 <- pick(list(list(S=1,trend=TRUE),list(S=2,trend=FALSE),list(S=1,trend=FALSE,refit=TRUE),list(S=0,trend=TRUE)))
  if (runif(1)<.2) { ctl$mu0 <- rep(exp(theta),to-from+1)*exp(.3*cos(from:to)); if(is.null(ctl$alpha)) ctl$alpha <- .2 }
  add("glrnb/x", ctl, function() suppressMessages(res(glrnb(mk(), c(ctl,list(range=from:to))))))
 }
 for (j in 1:3) { ctl<-list(k=pick(list(1.04,.5)), h=pick(list(2.26,4)), trans=pick(list("rossi","standard","anscombe","anscombe2nd","pearsonNegBin","none"))); m<-pick(list("glm",NULL,3)); if(!is.null(m)) ctl$m<-m; add("cusum/x", ctl, function() res(cusum(mk(), c(ctl,list(range=from:to))))) }
 }
 cases[[i]] <- list(series=paste0("u",i), freq=freq, counts=y, population=pop, range=c(from,to), results=results)
}
write(toJSON(list(cases=cases), auto_unbox=TRUE, digits=NA, na="null", null="null"), out)
